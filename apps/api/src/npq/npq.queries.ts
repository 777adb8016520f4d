import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { npqFunnel } from '#read-models/npq/funnel';
import { npqMetrics } from '#read-models/npq/metrics';
import { Ask } from '../asking/ask.js';
import { NpqFunnel, NpqFunnelQueryArgs } from './funnel.types.js';
import { NpqMetrics, NpqMetricsQueryArgs } from './metrics.types.js';

@Resolver()
export class NpqQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => NpqFunnel, {
    description: 'How many apply for each NPQ, are accepted, start, stay and pass, by cohort.',
  })
  npqFunnel(@Args() args: NpqFunnelQueryArgs) {
    return this.bus.execute(new Ask(npqFunnel, args));
  }

  @Query(() => NpqMetrics, {
    description: 'Where we stand against the metrics of an NPQ framework, as far as the record tells.',
  })
  npqMetrics(@Args() args: NpqMetricsQueryArgs) {
    return this.bus.execute(new Ask(npqMetrics, args));
  }
}
