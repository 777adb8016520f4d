import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique } from 'class-validator';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { AmongGroups, Groups } from '../grouping/grouping.args.js';
import { AmongInput, Grouping, GroupValue } from '../grouping/grouping.types.js';
import { LeavingCauses, TieRule } from './incidence.types.js';

@ArgsType()
export class IncidenceComparisonQueryArgs extends ViewpointArgs {
  @Field(() => LeavingCauses, { defaultValue: LeavingCauses.REASON })
  causes: keyof typeof LeavingCauses;

  @Field(() => TieRule, { defaultValue: TieRule.PROMOTION })
  tie: keyof typeof TieRule;

  @Field(() => [Grouping], { description: 'What to compare. Several give one group for each combination.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(3)
  by: Dimension[];

  @AmongGroups()
  among?: AmongInput[] | null;

  @Groups('Compare within each value of these, so that they cannot make the difference.')
  strata?: Dimension[] | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether who was observed only from some day on is at risk only after it.',
  })
  delayedEntry: boolean;
}

@ObjectType({ description: 'All null where there is nothing to compare.' })
export class IncidenceTest {
  @Field(() => Float, { nullable: true })
  chiSquared: number | null;

  @Field(() => Int, { nullable: true })
  degreesOfFreedom: number | null;

  @Field(() => Float, { nullable: true })
  p: number | null;
}

@ObjectType()
export class ComparedCause {
  @Field(() => String, { description: 'A reason as it was recorded; or leave, promotion, move.' })
  cause: string;

  @Field(() => String, { description: 'How a published list names it; else the cause itself.' })
  label: string;

  @Field(() => Int)
  events: number;

  @Field(() => IncidenceTest, {
    description: 'Gray’s test: does the share differ to whom it comes first? Null with delayed entry.',
  })
  share: IncidenceTest;

  @Field(() => IncidenceTest, {
    description: 'The log-rank test of this cause: does its rate differ among those still there?',
  })
  rate: IncidenceTest;
}

@ObjectType()
export class ComparedIncidenceGroup {
  @Field(() => [GroupValue])
  group: GroupValue[];

  @Field(() => Int)
  n: number;
}

@ObjectType({ description: 'Whether the ends of a first time in post differ between groups, by cause.' })
export class IncidenceComparison {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [ComparedIncidenceGroup])
  groups: ComparedIncidenceGroup[];

  @Field(() => [ComparedCause])
  causes: ComparedCause[];
}
