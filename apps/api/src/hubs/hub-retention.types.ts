import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { areas } from '#read-models/hubs/hub-retention.answer';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

export const Area = Object.fromEntries(areas.map((area) => [area, area]));
registerEnumType(Area, { name: 'Area', description: 'Where schools lie.' });

@ArgsType()
export class HubRetentionQueryArgs extends ViewpointArgs {
  @Field(() => Area, { defaultValue: 'LOCAL_AUTHORITY' })
  area: (typeof areas)[number];

  @Field(() => Int, { defaultValue: 1, description: 'Whole years before and after.' })
  @IsInt()
  @Min(1)
  @Max(20)
  years: number;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.9999)
  level: number;
}

@ObjectType()
export class KeptTeachers {
  @Field(() => Int, { description: 'Teaching in these schools on the first day.' })
  n: number;

  @Field(() => Int, {
    nullable: true,
    description: 'In service anywhere on the last day; null while it has not come.',
  })
  retained: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded; null of nobody.' })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class AreaRetention {
  @Field(() => ID)
  alliance: string;

  @Field(() => ID, { description: 'That succeeded it.' })
  hub: string;

  @Field(() => CalendarDate)
  on: string;

  @Field(() => String, { nullable: true, description: 'Null for schools of which it is not on record.' })
  area: string | null;

  @Field(() => Int, { description: 'Members on the day before.' })
  schools: number;

  @Field(() => KeptTeachers)
  before: KeptTeachers;

  @Field(() => KeptTeachers)
  after: KeptTeachers;

  @Field(() => Float, { nullable: true, description: 'Percentage points, after less before.' })
  difference: number | null;

  @Field(() => PercentLimits, { nullable: true, description: "Newcombe's, of the difference." })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({
  description: 'Retention in the schools of an alliance before and after a hub succeeded it. Not causal.',
})
export class HubRetention {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [AreaRetention])
  areas: AreaRetention[];
}
