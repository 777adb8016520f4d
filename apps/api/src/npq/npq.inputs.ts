import { InputType } from '@nestjs/graphql';
import {
  FlagField,
  IdField,
  NumberField,
  OneOfField,
  TextField,
  WholeNumberField,
  optional,
} from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType({ isAbstract: true })
abstract class EnrolmentInput extends TeacherCommandInput {
  @IdField('One attempt at an NPQ; the same NPQ may be taken twice.')
  enrolment: string;
}

@InputType()
export class ApplyForNpqInput extends EnrolmentInput implements TeacherInput<'ApplyForNpq'> {
  @TextField('Code of the qualification, e.g. NPQSL.')
  qualification: string;

  @IdField('The lead provider.', optional)
  provider?: string;

  @OneOfField(['school', 'trust', 'self', 'employer', 'another'], 'Who pays.', optional)
  funding?: 'school' | 'trust' | 'self' | 'employer' | 'another';
}

@InputType()
export class AcceptNpqApplicationInput
  extends EnrolmentInput
  implements TeacherInput<'AcceptNpqApplication'>
{
  @IdField('The lead provider that accepts.')
  provider: string;

  @IdField('The delivery partner.', optional)
  deliveryPartner?: string;

  @TextField('The intake of the provider, e.g. 2024a.', optional)
  intake?: string;
}

const rejectionReasons = [
  'registration_expired',
  'rejected_by_provider',
  'other_application_in_this_cohort_accepted',
] as const;

@InputType()
export class RejectNpqApplicationInput
  extends EnrolmentInput
  implements TeacherInput<'RejectNpqApplication'>
{
  @OneOfField(rejectionReasons, 'Why.')
  reason: (typeof rejectionReasons)[number];
}

@InputType()
export class StartNpqInput extends EnrolmentInput implements TeacherInput<'StartNpq'> {
  @TextField('Code of the qualification, e.g. NPQSL.')
  qualification: string;

  @IdField('The lead provider.', optional)
  provider?: string;

  @IdField('The delivery partner.', optional)
  deliveryPartner?: string;

  @IdField('The school of the participant.', optional)
  school?: string;
}

@InputType()
export class DeclareNpqRetentionInput extends EnrolmentInput implements TeacherInput<'DeclareNpqRetention'> {
  @WholeNumberField(1, 'Retention point 1, then 2.')
  point: number;
}

@InputType()
export class DeferNpqInput extends EnrolmentInput implements TeacherInput<'DeferNpq'> {
  @TextField('Code of the deferral reason.')
  reason: string;
}

@InputType()
export class ResumeNpqInput extends EnrolmentInput implements TeacherInput<'ResumeNpq'> {}

@InputType()
export class WithdrawFromNpqInput extends EnrolmentInput implements TeacherInput<'WithdrawFromNpq'> {
  @TextField('Code of the withdrawal reason; refused without.', optional)
  reason?: string;
}

@InputType()
export class PassNpqInput extends EnrolmentInput implements TeacherInput<'PassNpq'> {}

@InputType()
export class FailNpqInput extends EnrolmentInput implements TeacherInput<'FailNpq'> {}

@InputType()
export class VoidNpqOutcomeInput extends EnrolmentInput implements TeacherInput<'VoidNpqOutcome'> {
  @TextField('Why the outcome no longer stands.', optional)
  reason?: string;
}

@InputType()
export class ModerateNpqAssessmentInput
  extends EnrolmentInput
  implements TeacherInput<'ModerateNpqAssessment'>
{
  @FlagField('Whether another assessor agreed with the outcome.')
  agreed: boolean;
}

@InputType()
export class GiveNpqFeedbackInput extends EnrolmentInput implements TeacherInput<'GiveNpqFeedback'> {
  @NumberField(0, 10, 'Marks out of ten.')
  score: number;
}
