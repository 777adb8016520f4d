import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { firstPosts } from '#read-models/graduates/first-posts';
import { graduateWhereabouts } from '#read-models/graduates/whereabouts';
import { Ask } from '../asking/ask.js';
import { FirstPosts, FirstPostsQueryArgs } from './first-posts.types.js';
import { GraduatesWhereabouts, GraduateWhereaboutsQueryArgs } from './whereabouts.types.js';

@Resolver()
export class GraduatesQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => FirstPosts, {
    description: "What share of each year's graduates is in a post soon after QTS.",
  })
  firstPosts(@Args() args: FirstPostsQueryArgs) {
    return this.bus.execute(new Ask(firstPosts, args));
  }

  @Query(() => GraduatesWhereabouts, {
    description:
      'Where graduates are so many years on: with us, near, elsewhere, or out of service and where to.',
  })
  graduateWhereabouts(@Args() args: GraduateWhereaboutsQueryArgs) {
    return this.bus.execute(new Ask(graduateWhereabouts, args));
  }
}
