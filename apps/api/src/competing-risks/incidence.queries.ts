import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { cumulativeIncidence } from '#read-models/competing-risks/incidence';
import { Ask } from '../asking/ask.js';
import { CumulativeIncidence, IncidenceQueryArgs } from './incidence.types.js';

@Resolver()
export class IncidenceQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => CumulativeIncidence, {
    description:
      'The share who have left for each reason, or whose first event was a departure, a promotion or a move.',
  })
  cumulativeIncidence(@Args() args: IncidenceQueryArgs) {
    return this.bus.execute(new Ask(cumulativeIncidence, args));
  }
}
