import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { headsToCentre } from '#read-models/turnover/heads-to-centre';
import { joiningRetention } from '#read-models/turnover/joining-retention';
import { leaderRetention } from '#read-models/turnover/leader-retention';
import { schoolLeavers } from '#read-models/turnover/school-leavers';
import { Ask } from '../asking/ask.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { HeadsToCentre } from './heads-to-centre.types.js';
import { JoiningRetention, JoiningRetentionQueryArgs } from './joining-retention.types.js';
import { LeaderRetention, LeaderRetentionQueryArgs } from './leader-retention.types.js';
import { SchoolLeavers, SchoolLeaversQueryArgs } from './school-leavers.types.js';

@Resolver()
export class TurnoverQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => SchoolLeavers, {
    description:
      'Who left teaching from one census to the next: rates by year and school, destinations and reasons.',
  })
  schoolLeavers(@Args() args: SchoolLeaversQueryArgs) {
    return this.bus.execute(new Ask(schoolLeavers, args));
  }

  @Query(() => LeaderRetention, {
    description:
      'How many of those new to headship, or another stage, hold such a post or a higher one years later.',
  })
  leaderRetention(@Args() args: LeaderRetentionQueryArgs) {
    return this.bus.execute(new Ask(leaderRetention, args));
  }

  @Query(() => HeadsToCentre, { description: 'Who left a headship for the central team of a trust.' })
  headsToCentre(@Args() args: PagedOfTrustArgs) {
    return this.bus.execute(new Ask(headsToCentre, args));
  }

  @Query(() => JoiningRetention, {
    description:
      'How many teachers of schools that joined a trust are still there, or in teaching, years later.',
  })
  joiningRetention(@Args() args: JoiningRetentionQueryArgs) {
    return this.bus.execute(new Ask(joiningRetention, args));
  }
}
