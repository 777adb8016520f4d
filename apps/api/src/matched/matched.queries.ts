import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { assignmentHeadship } from '#read-models/matched/assignment-headship';
import { npqPromotion } from '#read-models/matched/npq-promotion';
import { Ask } from '../asking/ask.js';
import {
  AssignmentHeadship,
  AssignmentHeadshipQueryArgs,
  NpqPromotion,
  NpqPromotionQueryArgs,
} from './matched.types.js';

/** Teachers compared with others who are exactly alike. */
@Resolver()
export class MatchedQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => NpqPromotion, {
    description: 'Promotion after passing an NPQ, against comparable teachers who have begun none.',
  })
  npqPromotion(@Args() args: NpqPromotionQueryArgs) {
    return this.bus.execute(new Ask(npqPromotion, args));
  }

  @Query(() => AssignmentHeadship, {
    description: 'Whether those who take a leadership assignment head sooner than comparable others.',
  })
  assignmentHeadship(@Args() args: AssignmentHeadshipQueryArgs) {
    return this.bus.execute(new Ask(assignmentHeadship, args));
  }
}
