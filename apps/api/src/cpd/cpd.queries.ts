import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { cpdStayers } from '#read-models/cpd/stayers';
import { cpdUptake } from '#read-models/cpd/uptake';
import { Ask } from '../asking/ask.js';
import { CpdStayers, CpdStayersQueryArgs } from './stayers.types.js';
import { CpdUptake, CpdUptakeQueryArgs } from './uptake.types.js';

@Resolver()
export class CpdQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => CpdUptake, {
    description:
      'How many of those who might take part in a programme such as Accelerate do, and how far they come.',
  })
  cpdUptake(@Args() args: CpdUptakeQueryArgs) {
    return this.bus.execute(new Ask(cpdUptake, args));
  }

  @Query(() => CpdStayers, {
    description:
      'Whether those who complete a programme stay more than others who might have taken it. Not causal.',
  })
  cpdStayers(@Args() args: CpdStayersQueryArgs) {
    return this.bus.execute(new Ask(cpdStayers, args));
  }
}
