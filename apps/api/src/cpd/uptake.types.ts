import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { Share } from '../asking/share.js';
import { PagedViewpointArgs } from '../asking/viewpoint.args.js';

@ArgsType()
export class CpdUptakeQueryArgs extends PagedViewpointArgs {
  @Field(() => String, { defaultValue: 'accelerate', description: 'Code of the programme.' })
  @IsString()
  @MaxLength(200)
  programme: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Only teachers with an open post in a school of this trust, alliance or cluster.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  within?: string | null;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType({ isAbstract: true })
abstract class UptakeCounts {
  @Field(() => Int)
  eligible: number;

  @Field(() => Int, { description: 'Each has completed, goes on or has given up.' })
  enrolled: number;

  @Field(() => Int)
  completed: number;

  @Field(() => Int)
  underWay: number;

  @Field(() => Int)
  withdrawn: number;

  @Field(() => Int, { description: 'Every module of the programme completed in one enrolment.' })
  allModules: number;
}

@ObjectType()
export class CpdParticipants extends UptakeCounts {
  @Field(() => Share)
  completedOfEnrolled: Share;

  @Field(() => Share)
  allModulesOfEnrolled: Share;
}

@ObjectType()
export class CpdUptakeOfEligible extends CpdParticipants {
  @Field(() => Share)
  enrolledOfEligible: Share;
}

@ObjectType()
export class SchoolUptake extends UptakeCounts {
  @Field(() => ID)
  school: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => Float, { nullable: true, description: 'Enrolled, of the eligible.' })
  percentEnrolled: number | null;
}

const SchoolUptakeConnection = connectionOf(SchoolUptake, 'SchoolUptake');

@ObjectType()
export class CpdUptake {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => CpdUptakeOfEligible, { description: 'Of those eligible on the day.' })
  uptake: CpdUptakeOfEligible;

  @Field(() => CpdParticipants, {
    description: 'Of everybody who ever enrolled; `eligible` is how many of them are eligible still.',
  })
  everEnrolled: CpdParticipants;

  @Field(() => SchoolUptakeConnection)
  schools: InstanceType<typeof SchoolUptakeConnection>;
}
