import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  AssessInductionInput,
  AssignInductionMentorInput,
  ExemptFromInductionInput,
  ExtendInductionInput,
  FailInductionInput,
  PassInductionInput,
  RecordInductionTermsInput,
  ReleaseFromInductionInput,
  ReviewInductionInput,
  StartInductionInput,
} from './induction.inputs.js';

@Resolver()
export class InductionMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, {
    description: 'A qualified teacher starts induction, or continues it with another appropriate body.',
  })
  startInduction(@Args('input') input: StartInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartInduction', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The teacher has another mentor.' })
  assignInductionMentor(@Args('input') input: AssignInductionMentorInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AssignInductionMentor', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Terms of induction were served.' })
  recordInductionTerms(@Args('input') input: RecordInductionTermsInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'RecordInductionTerms', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Progress is reviewed at the end of a term.' })
  reviewInduction(@Args('input') input: ReviewInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ReviewInduction', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A formal assessment is held.' })
  assessInduction(@Args('input') input: AssessInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AssessInduction', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The induction takes longer.' })
  extendInduction(@Args('input') input: ExtendInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ExtendInduction', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'The teacher leaves the appropriate body without an outcome and may continue elsewhere.',
  })
  releaseFromInduction(@Args('input') input: ReleaseFromInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ReleaseFromInduction', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The outcome is a pass.' })
  passInduction(@Args('input') input: PassInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'PassInduction', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The outcome is a fail.' })
  failInduction(@Args('input') input: FailInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'FailInduction', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The teacher need not serve induction.' })
  exemptFromInduction(@Args('input') input: ExemptFromInductionInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ExemptFromInduction', input);
  }
}
