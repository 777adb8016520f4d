import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { survivalComparison } from '#read-models/survival/comparison';
import { survival } from '#read-models/survival/survival';
import { Ask } from '../asking/ask.js';
import { ComparisonQueryArgs, SurvivalComparison } from './comparison.types.js';
import { Survival, SurvivalQueryArgs } from './survival.types.js';

@Resolver()
export class SurvivalQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Survival, { description: 'How long teachers stay: the share who have never left yet.' })
  survival(@Args() args: SurvivalQueryArgs) {
    return this.bus.execute(new Ask(survival, args));
  }

  @Query(() => SurvivalComparison, { description: 'Whether groups of teachers leave at the same rate.' })
  survivalComparison(@Args() args: ComparisonQueryArgs) {
    return this.bus.execute(new Ask(survivalComparison, args));
  }
}
