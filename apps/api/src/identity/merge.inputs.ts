import { InputType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { IdField, optional, TextField, TextsField } from '../graphql/input-fields.js';
import { NO_TRN, TeacherCommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

@InputType()
export class MergeRecordInput extends TeacherCommandInput implements TeacherInput<'MergeRecord'> {
  @IdField('The teacher whose record goes on: from now on all facts of the other record count as theirs.')
  @Matches(...NO_TRN)
  into: string;

  @TextField('How it turned out, never personal data.', optional)
  reason?: string;
}

@InputType()
export class ReassignFactsInput extends TeacherCommandInput implements TeacherInput<'ReassignFacts'> {
  @TextsField('The facts, each of which stands on the record of `teacherId`.')
  factIds: string[];

  @IdField('The teacher whose facts they are; that of the record itself takes them back.')
  @Matches(...NO_TRN)
  teacher: string;

  @TextField('How it turned out, never personal data.', optional)
  reason?: string;
}
