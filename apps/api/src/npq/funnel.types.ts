import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { NpqCohort as CohortBy } from '#read-models/npq/funnel.answer';
import { npqCohorts } from '#read-models/npq/funnel.answer';
import { Basis } from '../asking/basis.js';
import { Share } from '../asking/share.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';

export const NpqCohort = Object.fromEntries(npqCohorts.map((name) => [name, name]));
registerEnumType(NpqCohort, {
  name: 'NpqCohort',
  description:
    'What a cohort of an NPQ is told by: the academic year of the first step on record, that of the start, or the intake ' +
    'in which the provider counts participants.',
});

@ArgsType()
export class NpqParticipantsArgs extends ViewpointArgs {
  @Field(() => String, { nullable: true, description: 'Code of the qualification, e.g. NPQH.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  qualification?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the provider.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  provider?: string | null;
}

@ArgsType()
export class NpqFunnelQueryArgs extends NpqParticipantsArgs {
  @Field(() => NpqCohort, { defaultValue: 'FIRST_STEP' })
  cohortBy: CohortBy;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType()
export class NpqFunnelRow {
  @Field(() => String, { description: 'Code of the qualification, or the words of a source.' })
  qualification: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, {
    description:
      'Passed, failed, withdrawn, deferred, in progress, waiting and rejected add up to these: applied, or started without.',
  })
  applied: number;

  @Field(() => Int)
  accepted: number;

  @Field(() => Int)
  started: number;

  @Field(() => Int, { description: 'Declared to be there still at a retention point, or assessed.' })
  retained: number;

  @Field(() => Int, { description: 'With an outcome that stands.' })
  completed: number;

  @Field(() => Int)
  passed: number;

  @Field(() => Int)
  failed: number;

  @Field(() => Int)
  withdrawn: number;

  @Field(() => Int)
  deferred: number;

  @Field(() => Int)
  inProgress: number;

  @Field(() => Int, { description: 'Applied, or accepted and not started.' })
  waiting: number;

  @Field(() => Int)
  rejected: number;

  @Field(() => Share)
  startedOfApplied: Share;

  @Field(() => Share)
  retainedOfStarted: Share;

  @Field(() => Share)
  completedOfStarted: Share;

  @Field(() => Share)
  passedOfCompleted: Share;

  @Field(() => Share)
  withdrawnOfStarted: Share;
}

@ObjectType()
export class NpqCohortFunnel extends NpqFunnelRow {
  @Field(() => String, {
    nullable: true,
    description: 'An academic year such as 2022/23, or an intake. Null: none on record.',
  })
  cohort: string | null;
}

@ObjectType()
export class NpqFunnel {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [NpqFunnelRow])
  qualifications: NpqFunnelRow[];

  @Field(() => [NpqCohortFunnel])
  cohorts: NpqCohortFunnel[];
}
