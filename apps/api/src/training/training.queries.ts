import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { traineeAttribution } from '#read-models/partnership/attribution';
import { placementShortfalls } from '#read-models/placement/shortfalls';
import { trainingOutcomes } from '#read-models/training/outcomes';
import { trainingWithdrawals } from '#read-models/training/withdrawals';
import { Ask } from '../asking/ask.js';
import { PlacementShortfalls, PlacementShortfallsQueryArgs } from '../placement/placement.types.js';
import { TraineeAttribution, TraineeAttributionQueryArgs } from './attribution.types.js';
import { TrainingOutcomes, TrainingOutcomesQueryArgs } from './outcomes.types.js';
import { TrainingWithdrawals, TrainingWithdrawalsQueryArgs } from './withdrawals.types.js';

@Resolver()
export class TrainingQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => TrainingOutcomes, {
    description: 'What has become of the trainings of each intake, and of those deferred against the others.',
  })
  trainingOutcomes(@Args() args: TrainingOutcomesQueryArgs) {
    return this.bus.execute(new Ask(trainingOutcomes, args));
  }

  @Query(() => TrainingWithdrawals, { description: 'When and why trainees withdraw, and who decides on it.' })
  trainingWithdrawals(@Args() args: TrainingWithdrawalsQueryArgs) {
    return this.bus.execute(new Ask(trainingWithdrawals, args));
  }

  @Query(() => TraineeAttribution, {
    description:
      'To whom trainees are attributed who are trained jointly, by phase: nobody is counted twice.',
  })
  traineeAttribution(@Args() args: TraineeAttributionQueryArgs) {
    return this.bus.execute(new Ask(traineeAttribution, args));
  }

  @Query(() => PlacementShortfalls, { description: 'Which trainees still lack placements or days in them.' })
  placementShortfalls(@Args() args: PlacementShortfallsQueryArgs) {
    return this.bus.execute(new Ask(placementShortfalls, args));
  }
}
