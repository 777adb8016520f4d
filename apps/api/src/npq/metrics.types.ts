import { ArgsType, Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { metricStatuses } from '#read-models/npq/metrics.answer';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { Basis } from '../asking/basis.js';
import { Share } from '../asking/share.js';
import { Grouping, GroupValue } from '../grouping/grouping.types.js';
import { NpqParticipantsArgs } from './funnel.types.js';

export const MetricStatus = Object.fromEntries(metricStatuses.map((name) => [name, name]));
registerEnumType(MetricStatus, {
  name: 'MetricStatus',
  description:
    'NOT_ON_RECORD: no fact tells of it. NO_TARGET: it is agreed with each provider, and none was given. NOT_YET: nobody has come so far.',
});

@InputType()
export class MetricTarget {
  @Field(() => Int, { description: 'Number of the metric.' })
  @IsInt()
  metric: number;

  @Field(() => Float, { description: 'In the unit of the metric.' })
  @Min(0)
  target: number;
}

@ArgsType()
export class NpqMetricsQueryArgs extends NpqParticipantsArgs {
  @Field(() => String, {
    defaultValue: 'npq-2017',
    description: 'Id of a framework of metrics with its targets.',
  })
  @IsString()
  @MaxLength(100)
  framework: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only those who started in this academic year, such as 2018/19.',
  })
  @IsOptional()
  @Matches(/^\d{4}\/\d{2}$/, { message: 'write the year as an academic year such as 2018/19' })
  year?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many participants were to be recruited.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  recruits?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many participants are from backgrounds other than White British, as they were counted elsewhere: the record ' +
      'keeps no ethnicity.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  otherBackgrounds?: number | null;

  @Field(() => [MetricTarget], {
    nullable: true,
    description: "Targets in place of the framework's, such as those agreed with a provider.",
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => MetricTarget)
  targets?: MetricTarget[] | null;
}

@ObjectType()
export class NpqMetric {
  @Field(() => Int)
  metric: number;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'PERCENT or OUT_OF_TEN.' })
  unit: string;

  @Field(() => Float, { nullable: true, description: 'Null: agreed with each provider.' })
  target: number | null;

  @Field(() => Float, { nullable: true, description: 'In the unit. Null: not known.' })
  actual: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a mean, the sum.' })
  numerator: number | null;

  @Field(() => Int, { nullable: true })
  denominator: number | null;

  @Field(() => MetricStatus)
  status: (typeof metricStatuses)[number];
}

@ObjectType()
export class NpqGroupShare {
  @Field(() => GroupValue)
  group: GroupValue;

  @Field(() => Share)
  share: Share;
}

@ObjectType({
  description:
    'Whether the retention of participants, or their achievement (passed, of those with an outcome), differs between groups.',
})
export class NpqDifference {
  @Field(() => String, { description: 'RETENTION or ACHIEVEMENT.' })
  measure: string;

  @Field(() => Grouping, { description: 'SEX, or AGE_BAND: the age reached in the year of the start.' })
  dimension: Dimension;

  @Field(() => [NpqGroupShare], {
    description: 'Those of whom it is not on record are left out of the test.',
  })
  groups: NpqGroupShare[];

  @Field(() => Float, { nullable: true, description: 'Pearson’s. Null where nothing can differ.' })
  chiSquared: number | null;

  @Field(() => Int, { nullable: true })
  degreesOfFreedom: number | null;

  @Field(() => Float, { nullable: true })
  p: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The least that was to be expected in a cell: below 5 the p-value is rough.',
  })
  leastExpected: number | null;
}

@ObjectType()
export class NpqMetrics {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int, { description: 'Attempts whose start is on record.' })
  participants: number;

  @Field(() => [NpqMetric])
  metrics: NpqMetric[];

  @Field(() => [NpqDifference], { description: 'Between groups of participants (metric 7).' })
  differences: NpqDifference[];
}
