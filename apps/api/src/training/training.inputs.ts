import { InputType } from '@nestjs/graphql';
import {
  futureInterests,
  studyModes,
  trainingYearOutcomes,
  withdrawalTriggers,
} from '#pathway/training/training.facts';
import { contracts } from '#pathway/vocabulary/contracts';
import {
  DateField,
  GroupsField,
  IdField,
  NumberField,
  OneOfField,
  optional,
  TextField,
  TextsField,
  WholeNumberField,
} from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType({ description: 'The part of a trainee that one organisation may count as its own.' })
export class AttributionInput {
  @IdField('The organisation.')
  organisation: string;

  @NumberField(0, 1, 'Above 0; the shares of one trainee total 1.')
  share: number;
}

@InputType()
export class StartTrainingInput extends TeacherCommandInput implements TeacherInput<'StartTraining'> {
  @TextField('Code of the training route, e.g. provider_led_postgrad.')
  route: string;

  @TextField('Code of the training model, e.g. three_year.', optional)
  trainingModel?: string;

  @IdField('The accredited provider.', optional)
  provider?: string;

  @IdField('The delivery partnership that hosts the trainee by phase.', optional)
  partnership?: string;

  @GroupsField(() => AttributionInput, 'Which organisations may count the trainee.', optional)
  attribution?: AttributionInput[];

  @TextField('Code of the phase trained for.', optional)
  phase?: string;

  @TextField('Code of the subject trained in.', optional)
  subject?: string;

  @IdField('The school that employs the trainee, on a salaried route.', optional)
  employingSchool?: string;

  @OneOfField(studyModes, 'Full or part time.', optional)
  studyMode?: (typeof studyModes)[number];

  @DateField('The day on which the training should end.', optional)
  expectedEndOn?: string;
}

@InputType()
export class AttributeTraineeInput extends TeacherCommandInput implements TeacherInput<'AttributeTrainee'> {
  @GroupsField(() => AttributionInput, 'Which organisations may count the trainee, in place of those before.')
  attribution: AttributionInput[];
}

@InputType({ isAbstract: true })
abstract class TrainingYearInput extends TeacherCommandInput {
  @WholeNumberField(1, 'The year of training, from 1.')
  year: number;
}

@InputType()
export class StartTrainingYearInput extends TrainingYearInput implements TeacherInput<'StartTrainingYear'> {
  @IdField('The school of that year.', optional)
  school?: string;

  @NumberField(0, 2, 'Full-time equivalent.', optional)
  fte?: number;
}

@InputType()
export class CompleteTrainingYearInput
  extends TrainingYearInput
  implements TeacherInput<'CompleteTrainingYear'>
{
  @OneOfField(trainingYearOutcomes, 'Whether the requirements of the year are met.')
  outcome: (typeof trainingYearOutcomes)[number];
}

@InputType()
export class SignOffCoreContentStrandInput
  extends TrainingYearInput
  implements TeacherInput<'SignOffCoreContentStrand'>
{
  @TextField('The strand of core content, as the training model names it, e.g. classroom_skills.')
  strand: string;
}

@InputType()
export class ConfirmEmploymentInput extends TeacherCommandInput implements TeacherInput<'ConfirmEmployment'> {
  @IdField('The school that employs.')
  school: string;

  @TextField('Code of the role, e.g. classroom_teacher.')
  role: string;

  @OneOfField(contracts, 'The kind of contract.')
  contract: (typeof contracts)[number];

  @NumberField(0, 2, 'Full-time equivalent.')
  fte: number;
}

@InputType()
export class DeferTrainingInput extends TeacherCommandInput implements TeacherInput<'DeferTraining'> {
  @TextField('Code of the deferral reason.')
  reason: string;
}

@InputType()
export class ResumeTrainingInput extends TeacherCommandInput implements TeacherInput<'ResumeTraining'> {
  @DateField('The day on which the training should now end.', optional)
  expectedEndOn?: string;
}

@InputType()
export class WithdrawFromTrainingInput
  extends TeacherCommandInput
  implements TeacherInput<'WithdrawFromTraining'>
{
  @OneOfField(withdrawalTriggers, 'Who decides on the withdrawal; refused without.', optional)
  trigger?: (typeof withdrawalTriggers)[number];

  @TextsField('Codes of the withdrawal reasons; refused without at least one.', optional)
  reasons?: string[];

  @OneOfField(futureInterests, 'Whether the trainee may want to teach later.', optional)
  futureInterest?: (typeof futureInterests)[number];
}
