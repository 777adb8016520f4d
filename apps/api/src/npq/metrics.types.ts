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
import { Basis } from '../asking/basis.js';
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
export class NpqMetrics {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int, { description: 'Attempts whose start is on record.' })
  participants: number;

  @Field(() => [NpqMetric])
  metrics: NpqMetric[];
}
