import { InputType } from '@nestjs/graphql';
import { optional, TextField } from '../graphql/input-fields.js';
import { TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType()
export class LeaveTeachingInput extends TeacherCommandInput implements TeacherInput<'LeaveTeaching'> {
  @TextField('Code of where the teacher goes.', optional)
  destination?: string;

  @TextField('Code of why.', optional)
  reason?: string;
}

@InputType()
export class ReturnToTeachingInput extends TeacherCommandInput implements TeacherInput<'ReturnToTeaching'> {}

@InputType()
export class StartCareerBreakInput extends TeacherCommandInput implements TeacherInput<'StartCareerBreak'> {
  @TextField('Code of the kind of break, e.g. maternity.', optional)
  kind?: string;
}

@InputType()
export class EndCareerBreakInput extends TeacherCommandInput implements TeacherInput<'EndCareerBreak'> {}
