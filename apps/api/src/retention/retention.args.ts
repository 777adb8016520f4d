import { ArgsType, Field, Float, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { cohortPeriods, type CohortPeriod } from '#read-models/cohort/periods';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { attributions } from '#read-models/partnership/shares.sql';
import {
  bases,
  clocks,
  cohortOrigins,
  incompletes,
  rules,
  scopes,
  trustMemberships,
} from '#read-models/retention/retention.answer';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { AmongInput } from '../grouping/grouping.types.js';
import { Years } from '../asking/years.js';
import { AmongGroups, Groups } from '../grouping/grouping.args.js';

function enumOf<T extends string>(name: string, values: readonly T[], description: string) {
  const named = Object.fromEntries(values.map((value) => [value, value])) as { readonly [V in T]: V };
  registerEnumType(named, { name, description });
  return named;
}

export const CareerBreaks = enumOf(
  'CareerBreaks',
  ['IN', 'OUT'],
  'Whether a teacher on a career break with the post kept is in service.',
);
export const RetentionClock = enumOf(
  'RetentionClock',
  clocks,
  "What the years are counted from: each teacher's QTS, their first day of qualified service, or the first census " +
    '(first Thursday of November) after the academic year of the cohort.',
);
export const RetentionBase = enumOf(
  'RetentionBase',
  bases,
  'Whom a cohort counts: all the qualified, those who entered within 365 days of QTS, those in service at the first census.',
);
export const RetentionRule = enumOf(
  'RetentionRule',
  rules,
  'POINT: in service on the measuring day. CONTINUOUS: ever since the start. UNBOUNDED: on that day or any later one ' +
    'up to asOf. BRACKET: on any day since the measuring day before.',
);
export const RetentionScope = enumOf(
  'RetentionScope',
  scopes,
  'Where: a post open in the first school (or as which it carries on), in its trust, in its alliance; or in service anywhere.',
);
export const TrustMembership = enumOf(
  'TrustMembership',
  trustMemberships,
  "Which schools are of the trust (alliance) of the first school: its members on the teacher's day of entry, its " +
    'members on the day, or these and the first school even after it left.',
);
export const IncompleteCells = enumOf(
  'IncompleteCells',
  incompletes,
  'Before every possible member of a cohort could have been measured: nothing, or those whose day has come.',
);
export const CohortBy = enumOf(
  'CohortPeriod',
  cohortPeriods,
  'What time makes a cohort: a year from 1 September (2014/15), from 1 January (2014), from 1 April (2014-15), or a ' +
    'calendar month (2014-09).',
);
export const Attribution = enumOf(
  'Attribution',
  attributions,
  'Which shares ATTRIBUTED_TO goes by: those said when QTS was awarded, or those last said by asOf. All other groups ' +
    'are fixed at the start.',
);
export const Latecomers = enumOf(
  'Latecomers',
  ['IN', 'OUT'],
  'Whether those observed only from a day after the start are counted: they were certain to be in service until then.',
);
export const CohortOrigin = enumOf('CohortOrigin', cohortOrigins, 'Which day puts a teacher into a cohort.');

@ArgsType()
export class RetentionQueryArgs extends ViewpointArgs {
  @Years([1, 2, 3, 4, 5, 10], 'Years after which to measure.')
  years: number[];

  @Field(() => RetentionClock, { defaultValue: RetentionClock.QTS_ANNIVERSARY })
  clock: (typeof clocks)[number];

  @Field(() => RetentionBase, { defaultValue: RetentionBase.QUALIFIED })
  base: (typeof bases)[number];

  @Field(() => RetentionRule, { defaultValue: RetentionRule.POINT })
  rule: (typeof rules)[number];

  @Field(() => RetentionScope, { defaultValue: RetentionScope.PROFESSION })
  scope: (typeof scopes)[number];

  @Field(() => TrustMembership, { defaultValue: TrustMembership.SAME_SCHOOL_COUNTS })
  trustMembership: (typeof trustMemberships)[number];

  @Field(() => CareerBreaks, { defaultValue: CareerBreaks.IN })
  breaks: 'IN' | 'OUT';

  @Field(() => IncompleteCells, { defaultValue: IncompleteCells.HIDE })
  incomplete: (typeof incompletes)[number];

  @Field(() => CohortOrigin, { defaultValue: CohortOrigin.QTS })
  cohortFrom: (typeof cohortOrigins)[number];

  @Field(() => CohortBy, { defaultValue: CohortBy.ACADEMIC_YEAR })
  cohortBy: CohortPeriod;

  @Field(() => Attribution, { defaultValue: Attribution.ORIGIN })
  attribution: (typeof attributions)[number];

  @Field(() => Latecomers, { defaultValue: Latecomers.IN })
  latecomers: 'IN' | 'OUT';

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits, from 0.5 to below 1.' })
  @Min(0.5)
  @Max(0.9999)
  level: number;

  @Groups('Several give one group for each combination.')
  by?: Dimension[] | null;

  @AmongGroups()
  among?: AmongInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Cohorts to list even if nobody is in them, written as cohortBy has them. It does not narrow the answer.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @Matches(/^\d{4}([/-]\d{2})?$/, { each: true, message: 'write each cohort such as 2014/15' })
  cohorts?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A release of published figures to show beside ours: see `retentionBenchmarks`.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  benchmark?: string | null;
}
