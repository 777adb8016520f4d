import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { headshipPaths } from '#read-models/headship/paths';
import { timeToLeadership } from '#read-models/headship/time-to-leadership';
import { Ask } from '../asking/ask.js';
import {
  HeadshipPaths,
  HeadshipPathsQueryArgs,
  TimeToLeadership,
  TimeToLeadershipQueryArgs,
} from './headship.types.js';

@Resolver()
export class HeadshipQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => HeadshipPaths, { description: 'The most frequent sequences of posts on the way to headship.' })
  headshipPaths(@Args() args: HeadshipPathsQueryArgs) {
    return this.bus.execute(new Ask(headshipPaths, args));
  }

  @Query(() => TimeToLeadership, {
    description: 'How long it takes to the first leadership role, by what is fixed at the start.',
  })
  timeToLeadership(@Args() args: TimeToLeadershipQueryArgs) {
    return this.bus.execute(new Ask(timeToLeadership, args));
  }
}
