import { InputType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { detailNames, type DetailName } from '#pathway/personal/details.facts';
import { rightsFacts } from '#pathway/personal/rights.facts';
import { DateField, IdField, OneOfField, optional, SomeOfField, TextField } from '../graphql/input-fields.js';
import { NO_TRN } from '../recording/command-input.js';

const codesOf = ({ holds }: { readonly holds: string }): readonly string[] =>
  holds.replace(/^one of /, '').split(', ');

@InputType()
export class SubjectInput {
  @IdField('Made by the caller, one for each command. Saying a command again with its id is safe.')
  commandId: string;

  @IdField("The teacher's id in this record: opaque, never a TRN.")
  @Matches(...NO_TRN)
  teacherId: string;
}

@InputType()
export class RectifySubjectInput extends SubjectInput implements Partial<Record<DetailName, string>> {
  @TextField('The given names that are right.', optional)
  givenNames?: string;

  @TextField('The family name that is right.', optional)
  familyName?: string;

  @TextField('The former family name that is right.', optional)
  formerFamilyName?: string;

  @DateField('The date of birth that is right.', optional)
  dateOfBirth?: string;

  @TextField('The teacher reference number that is right.', optional)
  trn?: string;

  @TextField('The email address that is right.', optional)
  email?: string;

  @TextField('The national insurance number that is right.', optional)
  nationalInsuranceNumber?: string;

  @SomeOfField(detailNames, 'Details that are wrong or gone, and nothing takes their place.', optional)
  noLonger?: DetailName[];
}

@InputType()
export class RestrictSubjectInput extends SubjectInput {
  @OneOfField(codesOf(rightsFacts.SubjectRestricted.ground), 'On which ground of the law.', optional)
  ground?: string;
}

@InputType()
export class EraseSubjectInput {
  @IdField("The teacher's id in this record: opaque, never a TRN.")
  @Matches(...NO_TRN)
  teacherId: string;

  @OneOfField(codesOf(rightsFacts.SubjectErased.ground), 'On which ground of the law.', optional)
  ground?: string;
}
