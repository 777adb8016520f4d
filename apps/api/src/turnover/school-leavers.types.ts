import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

@ArgsType()
export class SchoolLeaversQueryArgs extends PagedOfTrustArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'The academic year of the first of two censuses, such as 2023/24. Default: the last complete one.',
  })
  @IsOptional()
  @Matches(/^\d{4}\/\d{2}$/, { message: 'write the year as an academic year such as 2023/24' })
  year?: string | null;
}

@ObjectType({ isAbstract: true })
abstract class LeaverRate {
  @Field(() => Int, { description: 'In service with a post open there at the first census.' })
  staff: number;

  @Field(() => Int, { description: 'Of these, those who left teaching before the next.' })
  leavers: number;

  @Field(() => Float, { nullable: true })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class LeaversOfYear extends LeaverRate {
  @Field(() => String)
  year: string;
}

@ObjectType()
export class WayOut {
  @Field(() => String, { nullable: true, description: 'A code, or the words of a source.' })
  destination: string | null;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class LeaversOfSchool extends LeaverRate {
  @Field(() => ID)
  school: string;

  @Field(() => String, { nullable: true })
  schoolName: string | null;

  @Field(() => [WayOut])
  ways: WayOut[];
}

const LeaversOfSchoolConnection = connectionOf(LeaversOfSchool, 'LeaversOfSchool');

@ObjectType({ description: 'Who left teaching from one school workforce census to the next.' })
export class SchoolLeavers {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [LeaversOfYear], { description: 'Every complete year.' })
  years: LeaversOfYear[];

  @Field(() => [WayOut], { description: 'In the year asked for.' })
  ways: WayOut[];

  @Field(() => LeaversOfSchoolConnection, { description: 'In the year asked for.' })
  schools: InstanceType<typeof LeaversOfSchoolConnection>;
}
