import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Min } from 'class-validator';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { Basis } from '../asking/basis.js';
import { Limits } from '../asking/limits.js';
import { CountField, type Status, StatusField } from '../asking/percentage.js';
import { TimesArgs } from '../asking/times.args.js';
import { AmongInput, GroupValue } from '../grouping/grouping.types.js';
import { SurvivalEvent, SurvivalOrigin, TimeUnit } from './observing.types.js';
import { AmongGroups, Groups } from '../grouping/grouping.args.js';

@ArgsType()
export class SurvivalQueryArgs extends TimesArgs {
  @Field(() => SurvivalOrigin, { defaultValue: SurvivalOrigin.ENTRY })
  origin: keyof typeof SurvivalOrigin;

  @Field(() => SurvivalEvent, { defaultValue: SurvivalEvent.LEAVE_PROFESSION })
  event: keyof typeof SurvivalEvent;

  @Groups('Several give one curve for each combination.')
  by?: Dimension[] | null;

  @AmongGroups()
  among?: AmongInput[] | null;

  @Field(() => TimeUnit, {
    defaultValue: TimeUnit.DAYS,
    description: 'With MONTHS, atDays are months and a year is twelve of them.',
  })
  unit: keyof typeof TimeUnit;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether who was observed only from some day on is at risk only after it.',
  })
  delayedEntry: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Begin the curves at this time, for those still there at its close.',
  })
  @IsOptional()
  @Min(0)
  conditionalFrom?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to give every step of the curves.' })
  steps: boolean;
}

@ObjectType({ description: 'Limits of which either may be open.' })
export class OpenLimits {
  @Field(() => Float, { nullable: true })
  lower: number | null;

  @Field(() => Float, { nullable: true })
  upper: number | null;
}

@ObjectType({
  description: 'The area under a survival curve up to a time: the mean time without the event, of that time.',
})
export class RestrictedMean {
  @Field(() => Float)
  value: number;

  @Field(() => Float)
  standardError: number;
}

@ObjectType({
  description:
    'A survival curve at a time. Null before the curve begins, and beyond the last follow-up while anybody is left.',
})
export class SurvivalPoint {
  @Field(() => Float, { description: 'In the unit of the clock.' })
  time: number;

  @Field(() => Int, { nullable: true, description: 'Just before the time.' })
  atRisk: number | null;

  @Field(() => Int, { nullable: true, description: 'Up to and with the time.' })
  events: number | null;

  @Field(() => Float, { nullable: true, description: 'The share that the event has not come to.' })
  survival: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Greenwood’s; null, like the limits, once nobody is left.',
  })
  standardError: number | null;

  @Field(() => Limits, { nullable: true })
  plain: Limits | null;

  @Field(() => Limits, { nullable: true })
  log: Limits | null;

  @Field(() => Limits, { nullable: true, description: 'The ones to show, if any.' })
  logLog: Limits | null;

  @Field(() => RestrictedMean, { nullable: true })
  restrictedMean: RestrictedMean | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class SurvivalStep {
  @Field(() => Float)
  time: number;

  @CountField('Just before the time.')
  atRisk: number | null;

  @CountField('At the time.')
  events: number | null;

  @Field(() => Float, { nullable: true, description: 'From the time on.' })
  survival: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class GroupSurvival {
  @Field(() => [GroupValue])
  group: GroupValue[];

  @CountField('Everybody ever at risk.')
  n: number | null;

  @CountField()
  events: number | null;

  @CountField()
  censored: number | null;

  @StatusField()
  status: Status | null;

  @Field(() => Float, { nullable: true, description: 'By the reverse Kaplan-Meier method.' })
  medianFollowUp: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'As R gives it: the middle of the interval in which exactly half are left.',
  })
  median: number | null;

  @Field(() => Float, { nullable: true, description: 'The first time at which no more than half are left.' })
  medianFirstAtOrBelowHalf: number | null;

  @Field(() => OpenLimits, { description: 'Brookmeyer and Crowley’s, from the log-log band.' })
  medianLimits: OpenLimits;

  @Field(() => [SurvivalPoint], { description: 'At the times asked for, in that order.' })
  at: SurvivalPoint[];

  @Field(() => [SurvivalStep], {
    nullable: true,
    description:
      'Null unless they were asked for. To whoever may not see every figure they are bands, each of many who left: its ' +
      'time is its end, and who is at risk is so at its start.',
  })
  steps: SurvivalStep[] | null;
}

@ObjectType({ description: 'The share of teachers who have not left yet, by Kaplan and Meier.' })
export class Survival {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [GroupSurvival])
  groups: GroupSurvival[];
}
