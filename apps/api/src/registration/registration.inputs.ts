import { InputType } from '@nestjs/graphql';
import { optional, TextField, WholeNumberField } from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType()
export class RegisterTeacherInput extends TeacherCommandInput implements TeacherInput<'RegisterTeacher'> {
  @TextField('A remark on the record, never personal data.', optional)
  note?: string;
}

@InputType()
export class ReportCharacteristicsInput
  extends TeacherCommandInput
  implements TeacherInput<'ReportCharacteristics'>
{
  @TextField('Code of the sex, e.g. female.', optional)
  sex?: string;

  @WholeNumberField(1900, 'The year of birth, and no more of the date.', optional)
  birthYear?: number;
}
