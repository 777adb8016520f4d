import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';

@ArgsType()
export class SubjectsQueryArgs extends PagedOfTrustArgs {
  @Field(() => String, { nullable: true, description: 'Code of one subject.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject?: string | null;
}

@ObjectType()
export class SubjectInSchool {
  @Field(() => ID)
  school: string;

  @Field(() => String, { nullable: true })
  schoolName: string | null;

  @Field(() => ID, { nullable: true })
  trust: string | null;

  @Field(() => String, { nullable: true })
  phase: string | null;

  @Field(() => String)
  subject: string;

  @Field(() => Int)
  teachers: number;

  @Field(() => Float, { description: 'Full-time equivalent there, as far as on record.' })
  fte: number;

  @Field(() => Int, { description: 'Teachers whose full-time equivalent is not on record.' })
  fteUnknown: number;

  @Field(() => Float, { nullable: true, description: 'What the school needs; null where none is on record.' })
  needed: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'What there is more than needed, below 0 what is short; null where either is not wholly on record.',
  })
  surplus: number | null;
}

@ObjectType({
  description:
    'A school with more of a subject than it needs and one of the same trust and phase that is short; or, where needs ' +
    'are not on record, one with several teachers of it and one without any.',
})
export class PossibleShare {
  @Field(() => String)
  subject: string;

  @Field(() => ID)
  trust: string;

  @Field(() => ID)
  from: string;

  @Field(() => Int, { description: 'Of the subject in the school that has them.' })
  teachers: number;

  @Field(() => Float)
  fte: number;

  @Field(() => ID)
  to: string;

  @Field(() => Float, { nullable: true, description: 'Null where needs are not on record.' })
  spare: number | null;

  @Field(() => Float, { nullable: true })
  short: number | null;

  @Field(() => Float, { nullable: true, description: 'What could be shared: the lesser of the two.' })
  shareFte: number | null;
}

const SubjectInSchoolConnection = connectionOf(SubjectInSchool, 'SubjectInSchool');
export const PossibleShareConnection = connectionOf(PossibleShare, 'PossibleShare');

@ObjectType({ description: 'Who teaches which subject where, and where a teacher could be shared.' })
export class SubjectStaffing {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => SubjectInSchoolConnection)
  schools: InstanceType<typeof SubjectInSchoolConnection>;
}
