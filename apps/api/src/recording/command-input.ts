import { InputType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { DateField, IdField } from '../graphql/input-fields.js';

/** A teacher's id in this record is never a TRN. */
export const NO_TRN = [
  /^(?!\d{7}$)/,
  { message: '$property must not be seven digits, which could be a TRN' },
] as const;

/** What every command carries besides its own fields. */
@InputType({ isAbstract: true })
export abstract class CommandInput {
  @IdField(
    'Made by the caller, one for each command of a record. Saying a command again with its id is safe.',
  )
  commandId: string;

  @DateField('The day from which the fact is true.')
  effectiveOn: string;
}

@InputType({ isAbstract: true })
export abstract class TeacherCommandInput extends CommandInput {
  @IdField("The teacher's id in this record: opaque, never a TRN.")
  @Matches(...NO_TRN)
  teacherId: string;
}

@InputType({ isAbstract: true })
export abstract class OrganisationCommandInput extends CommandInput {
  @IdField("The organisation's id in this record.")
  organisationId: string;
}
