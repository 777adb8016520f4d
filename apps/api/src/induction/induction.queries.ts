import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { inductionsDue } from '#read-models/induction/inductions-due';
import { Ask } from '../asking/ask.js';
import { InductionsDue, InductionsDueQueryArgs } from './inductions-due.types.js';

@Resolver()
export class InductionQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => InductionsDue, {
    description: 'Whose induction is due to end without a mentor, or with absence near the limit.',
  })
  inductionsDue(@Args() args: InductionsDueQueryArgs) {
    return this.bus.execute(new Ask(inductionsDue, args));
  }
}
