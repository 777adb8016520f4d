import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { leaderStages } from '#read-models/turnover/leader-retention.answer';
import { Basis } from '../asking/basis.js';
import { OfTrustArgs } from '../asking/trust.args.js';
import { Years } from '../asking/years.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

@ArgsType()
export class LeaderRetentionQueryArgs extends OfTrustArgs {
  @Field(() => String, { defaultValue: 'headteacher', description: `One of: ${leaderStages.join(', ')}.` })
  @IsIn(leaderStages)
  stage: (typeof leaderStages)[number];

  @Years([1, 3, 5], 'Years after which to measure.')
  years: number[];
}

@ObjectType()
export class PooledLeaders {
  @Field(() => String, { nullable: true, description: 'Of the school in which they were new.' })
  phase: string | null;

  @Field(() => Int, { description: 'Years after.' })
  year: number;

  @Field(() => Int)
  n: number;

  @Field(() => Int, { description: 'Those whose measuring day has come.' })
  eligible: number;

  @Field(() => Int, { description: 'With a post of the same or a higher stage.' })
  retained: number;

  @Field(() => Float, { nullable: true })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;

  @Field(() => Int, { description: 'Of the retained, in a school of the same phase: as DfE counts.' })
  retainedInPhase: number;

  @Field(() => Float, { nullable: true })
  percentInPhase: number | null;

  @Field(() => Int, { description: 'Of the retained, only in the central team of a trust.' })
  onlyInCentre: number;
}

@ObjectType()
export class LeaderCohort extends PooledLeaders {
  @Field(() => String, { description: 'The academic year in which they were new.' })
  cohort: string;
}

@ObjectType({ description: 'Leaders new to a stage who hold a post of it or above years later.' })
export class LeaderRetention {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [LeaderCohort])
  cohorts: LeaderCohort[];

  @Field(() => [PooledLeaders], { description: 'All cohorts together.' })
  pooled: PooledLeaders[];
}
