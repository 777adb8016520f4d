import { ArgsType, Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { Share } from '../asking/share.js';
import { PagedViewpointArgs } from '../asking/viewpoint.args.js';

@ArgsType()
export class UnaffiliatedSchoolsQueryArgs extends PagedViewpointArgs {
  @Field(() => String, { nullable: true, description: 'Only schools registered in this local authority.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  localAuthority?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a phase of education.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  phase?: string | null;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType()
export class UnaffiliatedSchool {
  @Field(() => ID)
  school: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => String, { nullable: true })
  urn: string | null;

  @Field(() => String, { nullable: true })
  localAuthority: string | null;

  @Field(() => String, { nullable: true })
  phase: string | null;
}

const UnaffiliatedSchoolConnection = connectionOf(UnaffiliatedSchool, 'UnaffiliatedSchool');

@ObjectType()
export class LocalAuthorityAffiliation {
  @Field(() => String, { nullable: true, description: 'Null: not on record.' })
  localAuthority: string | null;

  @Field(() => Share)
  inNone: Share;
}

@ObjectType()
export class PhaseAffiliation {
  @Field(() => String, { nullable: true, description: 'Null: not on record.' })
  phase: string | null;

  @Field(() => String)
  label: string;

  @Field(() => Share)
  inNone: Share;
}

@ObjectType()
export class UnaffiliatedSchools {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Share, { description: 'Schools in no alliance, cluster or trust, of the open schools.' })
  inNone: Share;

  @Field(() => [LocalAuthorityAffiliation])
  byLocalAuthority: LocalAuthorityAffiliation[];

  @Field(() => [PhaseAffiliation])
  byPhase: PhaseAffiliation[];

  @Field(() => UnaffiliatedSchoolConnection)
  schools: InstanceType<typeof UnaffiliatedSchoolConnection>;
}
