import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { CalendarDate } from '../graphql/scalars.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

@ArgsType()
export class NpqMovesQueryArgs extends PagedOfTrustArgs {
  @Field(() => [String], { defaultValue: ['NPQSL', 'NPQH'], description: 'Codes of the qualifications.' })
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  qualifications: string[];

  @Field(() => Int, { defaultValue: 24, description: 'Months that must have passed since the pass.' })
  @IsInt()
  @Min(0)
  @Max(600)
  months: number;
}

@ObjectType({ description: 'What has become of holders: they add up.' })
export class NpqMovesCount {
  @Field(() => String)
  qualification: string;

  @Field(() => Int, { description: 'Who passed so long ago.' })
  holders: number;

  @Field(() => Int, { description: 'A post on a higher rung since.' })
  promoted: number;

  @Field(() => Int, { description: 'To another school, on no higher rung.' })
  movedSchool: number;

  @Field(() => Int)
  notMoved: number;

  @Field(() => Int)
  notInService: number;

  @Field(() => Float, { nullable: true, description: 'Of the holders, those who have not moved.' })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class UnmovedHolder {
  @Field(() => ID)
  teacher: string;

  @Field(() => String)
  qualification: string;

  @Field(() => CalendarDate)
  passedOn: string;

  @Field(() => String, { nullable: true })
  stage: string | null;

  @Field(() => String, { nullable: true, description: 'Of the highest open post.' })
  role: string | null;

  @Field(() => [ID])
  schools: string[];
}

const UnmovedHolderConnection = connectionOf(UnmovedHolder, 'UnmovedHolder');

@ObjectType({ description: 'Holders of an NPQ some time after the pass.' })
export class NpqMoves {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [NpqMovesCount])
  counts: NpqMovesCount[];

  @Field(() => UnmovedHolderConnection)
  notMoved: InstanceType<typeof UnmovedHolderConnection>;
}
