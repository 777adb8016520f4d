import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { headcount } from '#read-models/pipeline/headcount';
import { timeToStage } from '#read-models/pipeline/time-to-stage';
import { transitions } from '#read-models/pipeline/transitions';
import { Ask } from '../asking/ask.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import {
  Headcount,
  TimeToStage,
  TimeToStageQueryArgs,
  Transitions,
  TransitionsQueryArgs,
} from './pipeline.types.js';

@Resolver()
export class PipelineQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Headcount, {
    description: 'How many teachers are in service, by stage, trust, school and phase.',
  })
  headcount(@Args() args: ViewpointArgs) {
    return this.bus.execute(new Ask(headcount, args));
  }

  @Query(() => Transitions, { description: 'How many moved from one stage to another in a window.' })
  transitions(@Args() args: TransitionsQueryArgs) {
    return this.bus.execute(new Ask(transitions, args));
  }

  @Query(() => TimeToStage, { description: 'How long it took those who reached a stage.' })
  timeToStage(@Args() args: TimeToStageQueryArgs) {
    return this.bus.execute(new Ask(timeToStage, args));
  }
}
