import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { trainingReplay } from '#read-models/replay/replay';
import { Ask } from '../asking/ask.js';
import { TrainingReplay, TrainingReplayQueryArgs } from './replay.types.js';

@Resolver()
export class ReplayQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => TrainingReplay, {
    description: 'The retention of a cohort, and of the same cohort had it been trained under another model.',
  })
  trainingReplay(@Args() args: TrainingReplayQueryArgs) {
    return this.bus.execute(new Ask(trainingReplay, args));
  }
}
