import { QueryBus } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '#read-models/answer';
import type { HeadcountAnswer, OrganisationCount } from '#read-models/pipeline/pipeline.answer';
import { careerStates } from '#read-models/multi-state/career-states';
import { headcount } from '#read-models/pipeline/headcount';
import { timeToStage } from '#read-models/pipeline/time-to-stage';
import { transitionProbabilities } from '#read-models/multi-state/transition-probabilities';
import { transitions } from '#read-models/pipeline/transitions';
import { Ask } from '../asking/ask.js';
import { PageQueryArgs, pageOfList } from '../asking/page.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CareerStates, CareerStatesQueryArgs } from './career-states.types.js';
import { Headcount, OrganisationCountConnection } from './pipeline.types.js';
import { TimeToStage, TimeToStageQueryArgs } from './time-to-stage.types.js';
import {
  TransitionProbabilities,
  TransitionProbabilitiesQueryArgs,
} from './transition-probabilities.types.js';
import { Transitions, TransitionsQueryArgs } from './transitions.types.js';

@Resolver(() => Headcount)
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

  @Query(() => CareerStates, {
    description: 'Where careers lead: changes of state, rates, and the share in each state after so long.',
  })
  careerStates(@Args() args: CareerStatesQueryArgs) {
    return this.bus.execute(new Ask(careerStates, args));
  }

  @Query(() => TransitionProbabilities, {
    description: 'How likely each state is for those who are in a given state some time before (landmark).',
  })
  transitionProbabilities(@Args() args: TransitionProbabilitiesQueryArgs) {
    return this.bus.execute(new Ask(transitionProbabilities, args));
  }

  @Query(() => TimeToStage, {
    description: 'How long it took those who reached a stage, and how soon who starts may.',
  })
  timeToStage(@Args() args: TimeToStageQueryArgs) {
    return this.bus.execute(new Ask(timeToStage, args));
  }

  @ResolveField(() => OrganisationCountConnection, {
    description: 'A teacher with posts in two trusts counts in both.',
  })
  byTrust(@Parent() { byTrust }: HeadcountAnswer, @Args() page: PageQueryArgs): Page<OrganisationCount> {
    return pageOfList(byTrust, ({ organisation }) => organisation, page);
  }

  @ResolveField(() => OrganisationCountConnection, {
    description: 'A teacher with posts in two schools counts in both.',
  })
  bySchool(@Parent() { bySchool }: HeadcountAnswer, @Args() page: PageQueryArgs): Page<OrganisationCount> {
    return pageOfList(bySchool, ({ organisation }) => organisation, page);
  }
}
