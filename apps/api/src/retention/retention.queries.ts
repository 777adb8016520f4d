import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { retention } from '#read-models/retention/retention';
import { Ask } from '../asking/ask.js';
import { Retention, RetentionQueryArgs } from './retention.types.js';

@Resolver()
export class RetentionQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Retention, {
    description: 'How many of each cohort are in service n years after QTS; returners count.',
  })
  retention(@Args() args: RetentionQueryArgs) {
    return this.bus.execute(new Ask(retention, args));
  }
}
