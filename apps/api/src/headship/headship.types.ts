import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsNumber, Max, Min } from 'class-validator';
import type { Stage } from '#pathway/vocabulary/stages';
import { stages } from '#pathway/vocabulary/stages';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { pathSteps } from '#read-models/headship/paths.answer';
import { Basis } from '../asking/basis.js';
import { type Status, StatusField } from '../asking/percentage.js';
import { Limits } from '../asking/limits.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { GroupValue } from '../grouping/grouping.types.js';
import { Groups } from '../grouping/grouping.args.js';

export const PathStep = Object.fromEntries(pathSteps.map((step) => [step, step]));
registerEnumType(PathStep, {
  name: 'PathStep',
  description: 'The role of a post, or the stage it belongs to.',
});

@ArgsType()
export class HeadshipPathsQueryArgs extends ViewpointArgs {
  @Field(() => PathStep, { defaultValue: 'ROLE' })
  steps: (typeof pathSteps)[number];

  @Field(() => Int, { defaultValue: 20, description: 'So many of the most frequent paths.' })
  @Min(1)
  @Max(200)
  most: number;
}

@ObjectType()
export class HeadshipPath {
  @Field(() => [String], { description: 'In order, the headship last.' })
  path: string[];

  @Field(() => Int)
  heads: number;

  @Field(() => Float, { description: 'Of all heads, 0 to 100.' })
  percent: number;

  @Field(() => Float, {
    nullable: true,
    description: 'From the first day of qualified service, among these heads.',
  })
  medianYears: number | null;
}

@ObjectType({ description: 'The sequences of posts on the way to headship.' })
export class HeadshipPaths {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  heads: number;

  @Field(() => Int)
  distinctPaths: number;

  @Field(() => [HeadshipPath])
  paths: HeadshipPath[];

  @Field(() => Int, { description: 'Heads on the paths that are not listed.' })
  headsOnOthers: number;
}

@ArgsType()
export class TimeToLeadershipQueryArgs extends ViewpointArgs {
  @Field(() => String, {
    defaultValue: 'middle leader',
    description: `With all above it. Any of: ${stages.join(', ')}.`,
  })
  @IsIn(stages)
  stage: Stage;

  @Groups('Several give one group for each combination.')
  by?: Dimension[] | null;

  @Field(() => [Float], { defaultValue: [5, 7, 9], description: 'Years since entry, of 365.25 days.' })
  @ArrayMaxSize(100)
  @IsNumber({}, { each: true })
  @Min(0, { each: true })
  atYears: number[];

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType({
  description: 'The first time at which the limits of a curve come down to a half; null: an open end.',
})
export class MedianYearsLimits {
  @Field(() => Float, { nullable: true })
  lower: number | null;

  @Field(() => Float, { nullable: true })
  upper: number | null;
}

@ObjectType()
export class LeadershipAt {
  @Field(() => Float)
  years: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share that leads by then, leaving being the other way it can go.',
  })
  incidence: number | null;

  @Field(() => Limits, { nullable: true })
  limits: Limits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class GroupTimeToLeadership {
  @Field(() => [GroupValue])
  group: GroupValue[];

  @Field(() => Int)
  n: number;

  @Field(() => Int)
  reached: number;

  @Field(() => Int, { description: 'Left teaching before.' })
  left: number;

  @Field(() => Int, { description: 'Neither by asOf.' })
  censored: number;

  @Field(() => Float, { nullable: true, description: 'By the reverse Kaplan-Meier method.' })
  medianFollowUpYears: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'When half lead, if nobody left; null if that is not reached.',
  })
  medianYears: number | null;

  @Field(() => MedianYearsLimits)
  medianLimits: MedianYearsLimits;

  @Field(() => [LeadershipAt])
  at: LeadershipAt[];
}

@ObjectType({ description: 'Years from entry to the first leadership role.' })
export class TimeToLeadership {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [GroupTimeToLeadership])
  groups: GroupTimeToLeadership[];
}
