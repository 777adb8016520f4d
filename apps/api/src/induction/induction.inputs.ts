import { InputType } from '@nestjs/graphql';
import { inductionProgrammes } from '#pathway/induction/induction.facts';
import {
  FlagField,
  IdField,
  NumberField,
  OneOfField,
  optional,
  TextField,
  WholeNumberField,
} from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

const MOST_TERMS = 16;

@InputType()
export class StartInductionInput extends TeacherCommandInput implements TeacherInput<'StartInduction'> {
  @IdField('The appropriate body that oversees the induction.', optional)
  appropriateBody?: string;

  @OneOfField(inductionProgrammes, 'Who provides the training.', optional)
  programme?: (typeof inductionProgrammes)[number];

  @IdField('The school where the induction is served.', optional)
  school?: string;

  @NumberField(
    0,
    MOST_TERMS,
    'Terms to serve, where it is not six (three for starts before 1 September 2021).',
    optional,
  )
  termsRequired?: number;

  @IdField("The teacher's mentor.", optional)
  mentor?: string;
}

@InputType()
export class AssignInductionMentorInput
  extends TeacherCommandInput
  implements TeacherInput<'AssignInductionMentor'>
{
  @IdField('The mentor from that day on.')
  mentor: string;
}

@InputType()
export class RecordInductionTermsInput
  extends TeacherCommandInput
  implements TeacherInput<'RecordInductionTerms'>
{
  @NumberField(0, MOST_TERMS, 'Terms served since the last such record, in tenths.')
  terms: number;

  @NumberField(0, 10_000, 'Days missed since the last such record; half days count.', optional)
  daysAbsent?: number;
}

@InputType()
export class ReviewInductionInput extends TeacherCommandInput implements TeacherInput<'ReviewInduction'> {
  @WholeNumberField(1, 'The term reviewed, from 1.')
  term: number;

  @FlagField('Whether the teacher is on track to meet the standards.')
  onTrack: boolean;
}

@InputType()
export class AssessInductionInput extends TeacherCommandInput implements TeacherInput<'AssessInduction'> {
  @WholeNumberField(1, 'Which formal assessment: the first is 1.')
  assessment: number;

  @FlagField("Whether the teachers' standards are met so far.")
  standardsMet: boolean;
}

@InputType()
export class ExtendInductionInput extends TeacherCommandInput implements TeacherInput<'ExtendInduction'> {
  @NumberField(0, MOST_TERMS, 'Terms added.')
  terms: number;

  @TextField('Why the induction is extended.')
  reason: string;
}

@InputType()
export class ReleaseFromInductionInput
  extends TeacherCommandInput
  implements TeacherInput<'ReleaseFromInduction'>
{
  @TextField('Why the teacher leaves the appropriate body.', optional)
  reason?: string;
}

@InputType({ isAbstract: true })
abstract class InductionOutcomeInput extends TeacherCommandInput {
  @NumberField(0, MOST_TERMS, 'Terms served since the last such record, in tenths.', optional)
  terms?: number;
}

@InputType()
export class PassInductionInput extends InductionOutcomeInput implements TeacherInput<'PassInduction'> {}

@InputType()
export class FailInductionInput extends InductionOutcomeInput implements TeacherInput<'FailInduction'> {}

@InputType()
export class ExemptFromInductionInput
  extends TeacherCommandInput
  implements TeacherInput<'ExemptFromInduction'>
{
  @TextField('Code of the exemption.')
  reason: string;
}
