import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { firstEmployer } from '#read-models/first-employer/first-employer';
import { Ask } from '../asking/ask.js';
import { FirstEmployer, FirstEmployerQueryArgs } from './first-employer.types.js';

@Resolver()
export class FirstEmployerQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => FirstEmployer, {
    description:
      'Where teachers were first employed, by whether they were placed in another trust in training.',
  })
  firstEmployer(@Args() args: FirstEmployerQueryArgs) {
    return this.bus.execute(new Ask(firstEmployer, args));
  }
}
