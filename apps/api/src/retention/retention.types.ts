import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { GroupValue } from '../grouping/grouping.types.js';
import { CountField, PercentLimits, type Status, StatusField } from '../asking/percentage.js';

@ObjectType({
  description: 'Numbers of teachers in parts: each counts the share attributed to the organisation.',
})
export class WeightedCounts {
  @Field(() => Float)
  eligible: number;

  @Field(() => Float)
  retained: number;
}

@ObjectType({ isAbstract: true })
abstract class MeasuredCell {
  @Field(() => Int, { description: 'Years since the start.' })
  year: number;

  @CountField('Those whose own measuring day has come.')
  eligible: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many are retained; null until the whole cohort could have been measured.',
  })
  retained: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded; null where it is not defined.' })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true, description: 'Null where the percentage is.' })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;

  @Field(() => WeightedCounts, {
    nullable: true,
    description: 'The percentage is of these where teachers are shared (ATTRIBUTED_TO); else null.',
  })
  weighted: WeightedCounts | null;
}

@ObjectType()
export class RetentionCell extends MeasuredCell {
  @Field(() => Boolean, {
    description:
      'Whether every possible member has come to the measuring day. If not, only the eligible are counted, or nobody.',
  })
  complete: boolean;
}

@ObjectType()
export class CohortMean {
  @Field(() => Int, { description: 'Cohorts of which every possible member has come to the measuring day.' })
  complete: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The plain mean of their percentages, however many each has; null where there is none.',
  })
  meanPercent: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class PooledRetentionCell extends MeasuredCell {
  @Field(() => CohortMean, { description: 'Each cohort as good as another; the percentage counts teachers.' })
  ofCohorts: CohortMean;
}

@ObjectType()
export class BenchmarkCell {
  @Field(() => Int)
  year: number;

  @Field(() => Float, {
    nullable: true,
    description: 'As published; null for a year that is not in the release.',
  })
  percent: number | null;
}

@ObjectType()
export class BenchmarkRow {
  @Field(() => String)
  release: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many the published figures are about, if that is said.',
  })
  n: number | null;

  @Field(() => [BenchmarkCell])
  cells: BenchmarkCell[];
}

@ObjectType()
export class CohortRetention {
  @Field(() => String, {
    description:
      'When they qualified (or entered: `cohortFrom`), as `cohortBy` has it: an academic year such as 2014/15.',
  })
  cohort: string;

  @Field(() => [GroupValue])
  group: GroupValue[];

  @CountField('Everyone in the base of the cohort.')
  n: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'These in parts where teachers are shared: n are heads, each counted in every group that has a share.',
  })
  weighted: number | null;

  @CountField(
    'Those observed only from a day after the start: they were certain to be in service until then. Part of n unless ' +
      'latecomers are left out.',
  )
  observedLate: number | null;

  @StatusField()
  status: Status | null;

  @Field(() => [RetentionCell])
  cells: RetentionCell[];

  @Field(() => BenchmarkRow, {
    nullable: true,
    description: 'What the release asked for says of the cohort, if it says anything.',
  })
  benchmark: BenchmarkRow | null;
}

@ObjectType()
export class PooledRetention {
  @Field(() => [GroupValue])
  group: GroupValue[];

  @CountField()
  n: number | null;

  @StatusField()
  status: Status | null;

  @Field(() => Float, { nullable: true, description: 'These in parts where teachers are shared.' })
  weighted: number | null;

  @Field(() => [PooledRetentionCell])
  cells: PooledRetentionCell[];
}

@ObjectType({
  description: 'The share of each cohort that is retained so many years after the start.',
})
export class Retention {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [CohortRetention])
  cohorts: CohortRetention[];

  @Field(() => [PooledRetention], { description: 'All cohorts together.' })
  pooled: PooledRetention[];
}

@ObjectType({ description: 'A release of published retention figures, as it was published.' })
export class RetentionBenchmark {
  @Field(() => String)
  release: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'The last census in it.' })
  census: string;

  @Field(() => String)
  source: string;

  @Field(() => String, { description: 'Whom it counts, and what it takes to be retained.' })
  about: string;

  @Field(() => String, { description: 'What is left out, rounded or worked out.' })
  note: string;
}
