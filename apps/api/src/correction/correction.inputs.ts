import { InputType } from '@nestjs/graphql';
import { DateField, IdField, JsonObjectField, optional, TextField } from '../graphql/input-fields.js';
import { CommandInput } from '../recording/command-input.js';
import type { TeacherInput } from '../recording/say.js';

/** What striking out a fact takes, whoever's record it is on. */
@InputType({ isAbstract: true })
export abstract class VoidInput extends CommandInput {
  @IdField('The fact to strike out. To strike out a void reinstates what it struck out.')
  factId: string;

  @TextField('Why.', optional)
  reason?: string;
}

/** What correcting a fact takes, whoever's record it is on. */
@InputType({ isAbstract: true })
export abstract class CorrectionInput extends CommandInput {
  @IdField('The fact to correct.')
  factId: string;

  @DateField('The day from which the corrected fact is true, if that changes.', optional)
  correctedEffectiveOn?: string;

  @JsonObjectField(
    'The fields that change, each with its new value. Corrections of one fact come on top of each other; a null takes a field away.',
  )
  changes: Record<string, unknown>;

  @TextField('Why.')
  reason: string;
}

@InputType()
export class VoidFactInput extends VoidInput implements TeacherInput<'VoidFact'> {
  @IdField('The teacher on whose record the fact is.')
  teacherId: string;
}

@InputType()
export class CorrectFactInput extends CorrectionInput implements TeacherInput<'CorrectFact'> {
  @IdField('The teacher on whose record the fact is.')
  teacherId: string;
}
