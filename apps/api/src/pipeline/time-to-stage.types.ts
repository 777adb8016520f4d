import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional } from 'class-validator';
import type { Stage } from '#pathway/vocabulary/stages';
import { stages } from '#pathway/vocabulary/stages';
import { Basis } from '../asking/basis.js';
import { type Status, StatusField } from '../asking/percentage.js';
import { Limits } from '../asking/limits.js';
import { TimesArgs } from '../asking/times.args.js';

@ArgsType()
export class TimeToStageQueryArgs extends TimesArgs {
  @Field(() => [String], { nullable: true, description: `Any of: ${stages.join(', ')}.` })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(stages.length)
  @IsIn(stages, { each: true })
  stages?: Stage[] | null;
}

@ObjectType({
  description: 'The share that has reached a stage by a time, leaving being the other way it can go.',
})
export class StageIncidence {
  @Field(() => Float, { description: 'Days.' })
  time: number;

  @Field(() => Float, { nullable: true, description: 'Null where follow-up does not reach.' })
  incidence: number | null;

  @Field(() => Float, { nullable: true })
  standardError: number | null;

  @Field(() => Limits, { nullable: true })
  limits: Limits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({
  description: 'Days from the first day of qualified service to the first day in the stage or above.',
})
export class StageTime {
  @Field(() => String)
  stage: string;

  @Field(() => Int)
  reached: number;

  @Field(() => Int)
  reachedBeforeFirstExit: number;

  @Field(() => Float, { nullable: true })
  p25Days: number | null;

  @Field(() => Float, { nullable: true, description: 'Among those who reached it: low for recent entrants.' })
  medianDays: number | null;

  @Field(() => Float, { nullable: true })
  p75Days: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'If nobody left: the first day by which half have got there (Kaplan and Meier).',
  })
  kmMedianDaysLeaversCensored: number | null;

  @Field(() => [StageIncidence], { description: 'At the times asked for, in that order.' })
  incidence: StageIncidence[];
}

@ObjectType()
export class TimeToStage {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [StageTime])
  stages: StageTime[];
}
