import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { cumulativeIncidence } from '#read-models/competing-risks/incidence';
import { incidenceComparison } from '#read-models/competing-risks/incidence-comparison';
import { Ask } from '../asking/ask.js';
import { IncidenceComparison, IncidenceComparisonQueryArgs } from './incidence-comparison.types.js';
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

  @Query(() => IncidenceComparison, {
    description:
      'Whether the reasons for leaving, or what comes first, differ between groups: by their shares (Gray) and rates.',
  })
  incidenceComparison(@Args() args: IncidenceComparisonQueryArgs) {
    return this.bus.execute(new Ask(incidenceComparison, args));
  }
}
