import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  AcceptNpqApplicationInput,
  ApplyForNpqInput,
  DeclareNpqRetentionInput,
  DeferNpqInput,
  FailNpqInput,
  GiveNpqFeedbackInput,
  ModerateNpqAssessmentInput,
  PassNpqInput,
  RejectNpqApplicationInput,
  ResumeNpqInput,
  StartNpqInput,
  VoidNpqOutcomeInput,
  WithdrawFromNpqInput,
} from './npq.inputs.js';

@Resolver()
export class NpqMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: 'A teacher applies for an NPQ.' })
  applyForNpq(@Args('input') input: ApplyForNpqInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ApplyForNpq', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The lead provider accepts an application.' })
  acceptNpqApplication(@Args('input') input: AcceptNpqApplicationInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AcceptNpqApplication', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The lead provider rejects an application.' })
  rejectNpqApplication(@Args('input') input: RejectNpqApplicationInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'RejectNpqApplication', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'A qualified teacher starts an NPQ, with or without an application on record.',
  })
  startNpq(@Args('input') input: StartNpqInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartNpq', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'The provider declares that the participant is still with it.',
  })
  declareNpqRetention(@Args('input') input: DeclareNpqRetentionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'DeclareNpqRetention', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The participant pauses.' })
  deferNpq(@Args('input') input: DeferNpqInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'DeferNpq', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The participant is back.' })
  resumeNpq(@Args('input') input: ResumeNpqInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ResumeNpq', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The participant gives up.' })
  withdrawFromNpq(@Args('input') input: WithdrawFromNpqInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'WithdrawFromNpq', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The outcome is a pass.' })
  passNpq(@Args('input') input: PassNpqInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'PassNpq', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The outcome is a fail.' })
  failNpq(@Args('input') input: FailNpqInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'FailNpq', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'A recorded outcome no longer stands; another may be recorded.',
  })
  voidNpqOutcome(@Args('input') input: VoidNpqOutcomeInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'VoidNpqOutcome', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Another assessor looked at the final assessment.' })
  moderateNpqAssessment(@Args('input') input: ModerateNpqAssessmentInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ModerateNpqAssessment', input);
  }

  @Mutation(() => RecordOutcome, { description: 'What the participant makes of the course.' })
  giveNpqFeedback(@Args('input') input: GiveNpqFeedbackInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'GiveNpqFeedback', input);
  }
}
