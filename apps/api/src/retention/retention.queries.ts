import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { releases } from '#read-models/benchmark/releases';
import { retention } from '#read-models/retention/retention';
import { Ask } from '../asking/ask.js';
import { RetentionQueryArgs } from './retention.args.js';
import { Retention, RetentionBenchmark } from './retention.types.js';

@Resolver()
export class RetentionQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Retention, {
    description:
      'How many of each cohort are retained after n years. By default: in service on the anniversary of QTS; returners count.',
  })
  retention(@Args() args: RetentionQueryArgs) {
    return this.bus.execute(new Ask(retention, args));
  }

  @Query(() => [RetentionBenchmark], {
    description: 'Published figures that `retention` can show beside ours.',
  })
  retentionBenchmarks(): readonly RetentionBenchmark[] {
    return [...releases()];
  }
}
