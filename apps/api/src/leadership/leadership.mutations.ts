import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  AssessReadinessInput,
  DesignateSystemLeaderInput,
  EndDesignationInput,
} from './leadership.inputs.js';

@Resolver()
export class LeadershipMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: 'How ready a teacher is for a leadership role is assessed.' })
  assessReadiness(@Args('input') input: AssessReadinessInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AssessReadiness', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'A teacher is designated a system leader, such as a national leader of education.',
  })
  designateSystemLeader(@Args('input') input: DesignateSystemLeaderInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'DesignateSystemLeader', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A designation ends.' })
  endDesignation(@Args('input') input: EndDesignationInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'EndDesignation', input);
  }
}
