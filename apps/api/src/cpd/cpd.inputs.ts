import { InputType } from '@nestjs/graphql';
import { IdField, NumberField, optional, TextField, WholeNumberField } from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

const MOST_HOURS = 10_000;

@InputType({ isAbstract: true })
abstract class CpdEnrolmentInput extends TeacherCommandInput {
  @IdField('One run of a programme; the same programme may be taken twice.')
  enrolment: string;
}

@InputType()
export class StartCpdInput extends CpdEnrolmentInput implements TeacherInput<'StartCpd'> {
  @TextField('Code of the programme, e.g. accelerate.')
  programme: string;

  @IdField('The school of the participant.', optional)
  school?: string;

  @IdField("The participant's coach.", optional)
  coach?: string;
}

@InputType()
export class CompleteCpdModuleInput extends CpdEnrolmentInput implements TeacherInput<'CompleteCpdModule'> {
  @TextField('The module, as the programme names it.')
  module: string;
}

@InputType()
export class HoldCpdCoachingInput extends CpdEnrolmentInput implements TeacherInput<'HoldCpdCoaching'> {
  @IdField('The coach.', optional)
  coach?: string;

  @TextField('What it was about.', optional)
  focus?: string;

  @WholeNumberField(0, 'How many minutes it took.', optional)
  minutes?: number;
}

@InputType()
export class AttendCpdWorkshopInput extends CpdEnrolmentInput implements TeacherInput<'AttendCpdWorkshop'> {
  @TextField('The workshop, by its name.')
  workshop: string;

  @NumberField(0, MOST_HOURS, 'How many hours it took.', optional)
  hours?: number;
}

@InputType()
export class CompleteCpdInput extends CpdEnrolmentInput implements TeacherInput<'CompleteCpd'> {
  @NumberField(0, MOST_HOURS, 'Hours of the whole programme.', optional)
  hours?: number;
}

@InputType()
export class WithdrawFromCpdInput extends CpdEnrolmentInput implements TeacherInput<'WithdrawFromCpd'> {
  @TextField('Why the participant gives up.', optional)
  reason?: string;
}
