import { InputType } from '@nestjs/graphql';
import { optional, TextField } from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType()
export class RegisterTeacherInput extends TeacherCommandInput implements TeacherInput<'RegisterTeacher'> {
  @TextField('A remark on the record, never personal data.', optional)
  note?: string;
}
