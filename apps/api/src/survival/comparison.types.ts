import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { Basis } from '../asking/basis.js';
import { Limits } from '../asking/limits.js';
import { TimesArgs } from '../asking/times.args.js';
import { AmongInput, Grouping, GroupValue } from '../grouping/grouping.types.js';
import { LogRankWeights, SurvivalEvent, SurvivalOrigin, TimeUnit } from './observing.types.js';
import { AmongGroups, Groups } from '../grouping/grouping.args.js';

@ArgsType()
export class ComparisonQueryArgs extends TimesArgs {
  @Field(() => [Grouping], { description: 'What to compare. Several give one group for each combination.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(3)
  by: Dimension[];

  @AmongGroups()
  among?: AmongInput[] | null;

  @Field(() => SurvivalOrigin, { defaultValue: SurvivalOrigin.ENTRY })
  origin: keyof typeof SurvivalOrigin;

  @Field(() => SurvivalEvent, { defaultValue: SurvivalEvent.LEAVE_PROFESSION })
  event: keyof typeof SurvivalEvent;

  @Field(() => LogRankWeights, { defaultValue: LogRankWeights.LOGRANK })
  weights: keyof typeof LogRankWeights;

  @Groups('Compare within each value of these, so that they cannot make the difference.')
  strata?: Dimension[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only departures from teaching for this reason, as it was recorded, count. Default: all of them.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;

  @Field(() => TimeUnit, { defaultValue: TimeUnit.DAYS })
  unit: keyof typeof TimeUnit;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether who was observed only from some day on is at risk only after it.',
  })
  delayedEntry: boolean;
}

@ObjectType()
export class ComparedGroup {
  @Field(() => [GroupValue])
  group: GroupValue[];

  @Field(() => Int)
  n: number;

  @Field(() => Float, { description: 'Departures, weighted.' })
  observed: number;

  @Field(() => Float, { description: 'What there would have been, weighted, had the groups not differed.' })
  expected: number;
}

@ObjectType({
  description:
    'How far two curves are apart at a time: the share of the first that is left less that of the second. Null where ' +
    'either can say nothing.',
})
export class SurvivalApart {
  @Field(() => Float, { description: 'In the unit of the clock.' })
  time: number;

  @Field(() => Float, { nullable: true })
  difference: number | null;

  @Field(() => Limits, { nullable: true, description: 'Null also once nobody of a group is left.' })
  limits: Limits | null;
}

@ObjectType()
export class ComparedPair {
  @Field(() => [GroupValue])
  first: GroupValue[];

  @Field(() => [GroupValue])
  second: GroupValue[];

  @Field(() => Float, { nullable: true })
  chiSquared: number | null;

  @Field(() => Float, { nullable: true })
  p: number | null;

  @Field(() => Float, { nullable: true, description: 'Adjusted for the number of pairs.' })
  holmAdjustedP: number | null;

  @Field(() => [SurvivalApart], {
    description: 'At the times asked for (default: 5 years), strata taken together.',
  })
  apart: SurvivalApart[];
}

@ObjectType({
  description:
    'Whether groups leave at the same rate. Null where there is nothing to compare: no departure, or one group.',
})
export class SurvivalComparison {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [ComparedGroup])
  groups: ComparedGroup[];

  @Field(() => Float, { nullable: true })
  chiSquared: number | null;

  @Field(() => Int, { nullable: true })
  degreesOfFreedom: number | null;

  @Field(() => Float, { nullable: true })
  p: number | null;

  @Field(() => [ComparedPair], {
    nullable: true,
    description: 'Each two groups. Null for more than 30 groups.',
  })
  pairs: ComparedPair[] | null;
}
