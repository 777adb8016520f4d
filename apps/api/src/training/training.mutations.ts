import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  AttributeTraineeInput,
  CompleteTrainingYearInput,
  ConfirmEmploymentInput,
  DeferTrainingInput,
  ResumeTrainingInput,
  SignOffCoreContentStrandInput,
  StartTrainingInput,
  StartTrainingYearInput,
  WithdrawFromTrainingInput,
} from './training.inputs.js';

@Resolver()
export class TrainingMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: 'A trainee starts initial teacher training.' })
  startTraining(@Args('input') input: StartTrainingInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartTraining', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Says anew which organisations may count the trainee.' })
  attributeTrainee(@Args('input') input: AttributeTraineeInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AttributeTrainee', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A year of the training model starts.' })
  startTrainingYear(@Args('input') input: StartTrainingYearInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartTrainingYear', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A year of the training model ends, with an outcome.' })
  completeTrainingYear(@Args('input') input: CompleteTrainingYearInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'CompleteTrainingYear', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A strand of the core content is signed off for a year.' })
  signOffCoreContentStrand(@Args('input') input: SignOffCoreContentStrandInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'SignOffCoreContentStrand', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A school employs the trainee, or the new teacher.' })
  confirmEmployment(@Args('input') input: ConfirmEmploymentInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ConfirmEmployment', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The trainee pauses.' })
  deferTraining(@Args('input') input: DeferTrainingInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'DeferTraining', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The trainee is back.' })
  resumeTraining(@Args('input') input: ResumeTrainingInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ResumeTraining', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The trainee leaves the training without an award.' })
  withdrawFromTraining(@Args('input') input: WithdrawFromTrainingInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'WithdrawFromTraining', input);
  }
}
