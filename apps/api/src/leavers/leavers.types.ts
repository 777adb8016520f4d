import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { Limits } from '../asking/limits.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { Years } from '../asking/years.js';
import { CountField, PercentLimits, type Status, StatusField } from '../asking/percentage.js';

@ArgsType()
export class ReEntryQueryArgs extends ViewpointArgs {
  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits, from 0.5 to below 1.' })
  @Min(0.5)
  @Max(0.9999)
  level: number;
}

@ArgsType()
export class LeaverDestinationsQueryArgs extends ReEntryQueryArgs {
  @Years([1, 3, 5, 10], 'Years after QTS for which retention is bounded.')
  years: number[];
}

@ObjectType({ description: 'Of leavers, those whose destination is on record.' })
export class KnownDestinations {
  @CountField()
  leavers: number | null;

  @CountField('With a destination on record other than unknown.')
  known: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded; null of nobody.' })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class YearOfLeaving extends KnownDestinations {
  @Field(() => String, { description: 'Of the departure, such as 2014/15.' })
  academicYear: string;
}

@ObjectType()
export class DestinationCount {
  @Field(() => String, {
    nullable: true,
    description: 'A code, or the words of the source; null where none is on record.',
  })
  destination: string | null;

  @Field(() => String, { nullable: true })
  label: string | null;

  @CountField()
  leavers: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({
  description: 'Retention between two extremes of what became of leavers with unknown destination.',
})
export class BoundedCell {
  @Field(() => Int)
  year: number;

  @CountField('Those whose own measuring day has come.')
  eligible: number | null;

  @Field(() => Int, { nullable: true, description: 'Null until the whole cohort could have been measured.' })
  inService: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Out of service on the day after a departure without a known destination.',
  })
  unknown: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'If all of unknown destination have left the profession: retention itself.',
  })
  allLeftPercent: number | null;

  @Field(() => Float, { nullable: true, description: 'If none of them has.' })
  noneLeftPercent: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class BoundedCohort {
  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  cohort: string;

  @CountField()
  n: number | null;

  @StatusField()
  status: Status | null;

  @Field(() => [BoundedCell])
  cells: BoundedCell[];
}

@ObjectType({
  description: 'Of how many leavers the destination is known, and what the others could make of retention.',
})
export class LeaverDestinations {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => KnownDestinations)
  all: KnownDestinations;

  @Field(() => [YearOfLeaving])
  byYear: YearOfLeaving[];

  @Field(() => [DestinationCount])
  byDestination: DestinationCount[];

  @Field(() => [BoundedCohort])
  cohorts: BoundedCohort[];
}

@ObjectType({ description: 'Returns among those out of service for so many years.' })
export class ReEntryBand {
  @Field(() => Int, { description: 'Whole years out at which the band begins.' })
  fromYears: number;

  @Field(() => Int, { nullable: true, description: 'At which it ends, not included; null: it has no end.' })
  toYears: number | null;

  @Field(() => Int, { description: 'Still out when the band began; who left twice counts twice.' })
  out: number;

  @Field(() => Int)
  returned: number;

  @Field(() => Float, { description: 'Days out in the band / 365.25.' })
  personYears: number;

  @Field(() => Float, { nullable: true })
  ratePerPersonYear: number | null;

  @Field(() => Limits, { nullable: true, description: 'Exact Poisson limits of the rate.' })
  limits: Limits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'How many come back to teaching, by the years they have been out.' })
export class ReEntry {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  departures: number;

  @Field(() => Int, { description: 'Departures that a return followed.' })
  returned: number;

  @Field(() => [ReEntryBand])
  bands: ReEntryBand[];
}
