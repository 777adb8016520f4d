import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { Grouping, GroupValue } from '../grouping/grouping.types.js';

export const CareerBreaks = { IN: 'IN', OUT: 'OUT' } as const;
registerEnumType(CareerBreaks, {
  name: 'CareerBreaks',
  description: 'Whether a teacher on a career break with the post kept is in service.',
});

@ArgsType()
export class RetentionQueryArgs extends ViewpointArgs {
  @Field(() => [Int], {
    defaultValue: [1, 2, 3, 4, 5, 10],
    description: 'Anniversaries of QTS to measure on.',
  })
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(50)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(50, { each: true })
  years: number[];

  @Field(() => [Grouping], {
    nullable: true,
    description: 'Several give one group for each combination.',
  })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(3)
  by?: Dimension[] | null;

  @Field(() => CareerBreaks, { defaultValue: CareerBreaks.IN })
  breaks: 'IN' | 'OUT';

  @Field(() => [String], {
    nullable: true,
    description: 'Cohorts such as 2014/15 to list even if nobody is in them. It does not narrow the answer.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @Matches(/^\d{4}\/\d{2}$/, { each: true, message: 'write each cohort as an academic year such as 2014/15' })
  cohorts?: string[] | null;
}

@ObjectType()
export class RetentionCell {
  @Field(() => Int, { description: 'The anniversary of QTS.' })
  year: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many are in service that day; null until the whole cohort could have been measured.',
  })
  retained: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded; null where it is not defined.' })
  percent: number | null;
}

@ObjectType()
export class CohortRetention {
  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  cohort: string;

  @Field(() => [GroupValue])
  group: GroupValue[];

  @Field(() => Int, { description: 'Everyone awarded QTS in the cohort.' })
  n: number;

  @Field(() => [RetentionCell])
  cells: RetentionCell[];
}

@ObjectType()
export class PooledRetentionCell extends RetentionCell {
  @Field(() => Int, { description: 'Those whose own anniversary has come.' })
  eligible: number;
}

@ObjectType()
export class PooledRetention {
  @Field(() => [GroupValue])
  group: GroupValue[];

  @Field(() => Int)
  n: number;

  @Field(() => [PooledRetentionCell])
  cells: PooledRetentionCell[];
}

@ObjectType({
  description: 'The share of the qualified who are in service on each anniversary of their QTS.',
})
export class Retention {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [CohortRetention])
  cohorts: CohortRetention[];

  @Field(() => [PooledRetention], { description: 'All cohorts together.' })
  pooled: PooledRetention[];
}
