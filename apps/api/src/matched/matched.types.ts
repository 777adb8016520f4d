import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { PromotedShare } from '../progression/assignment-promotion.types.js';
import { PercentLimits } from '../asking/percentage.js';

@ArgsType()
export class NpqPromotionQueryArgs extends ViewpointArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Code of a qualification, e.g. NPQH. Default: any NPQ.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  qualification?: string | null;

  @Field(() => Int, { defaultValue: 24, description: 'Months within which a promotion counts.' })
  @IsInt()
  @Min(1)
  @Max(600)
  months: number;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.9999)
  level: number;
}

@ObjectType({
  description: 'Promotion after passing an NPQ, against comparable teachers without one. Not causal.',
})
export class NpqPromotion {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [String], { description: 'In what those compared are exactly alike.' })
  matchedOn: readonly string[];

  @Field(() => PromotedShare)
  holders: PromotedShare;

  @Field(() => PromotedShare, { description: 'As they are; somebody may count in several years.' })
  others: PromotedShare;

  @Field(() => Int, { description: 'Kinds of teachers with both holders and others.' })
  strata: number;

  @Field(() => Int, { description: 'Holders in such a kind: what follows is about them.' })
  matched: number;

  @Field(() => Float, { nullable: true })
  matchedPercent: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the others, if each kind counts as often as among the matched holders.',
  })
  expectedPercent: number | null;

  @Field(() => Float, { nullable: true, description: 'Percentage points, holders less others.' })
  difference: number | null;

  @Field(() => PercentLimits, {
    nullable: true,
    description: 'Of the difference, by the normal approximation.',
  })
  limits: PercentLimits | null;
}

@ArgsType()
export class AssignmentHeadshipQueryArgs extends ViewpointArgs {
  @Field(() => Int, { defaultValue: 5, description: 'Whole years for which they are followed.' })
  @IsInt()
  @Min(1)
  @Max(40)
  years: number;
}

@ObjectType()
export class WayToHeadship {
  @Field(() => Int)
  n: number;

  @Field(() => Int, { description: 'Heads by asOf, within the years or later.' })
  heads: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share that heads within the years, leaving being the other way it can go.',
  })
  percent: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean months before headship, counted up to the years, if nobody left.',
  })
  meanMonths: number | null;
}

@ObjectType({
  description: 'Time to headship from a leadership assignment, and of comparable others. Not causal.',
})
export class AssignmentHeadship {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [String], { description: 'In what those compared are exactly alike.' })
  matchedOn: readonly string[];

  @Field(() => WayToHeadship)
  assigned: WayToHeadship;

  @Field(() => WayToHeadship, {
    description: 'Each kind counts as often as among the assigned; n and heads as they are.',
  })
  others: WayToHeadship;

  @Field(() => Int, { description: 'Assigned with nobody to be compared with.' })
  unmatched: number;

  @Field(() => Float, { nullable: true, description: 'Below 0: the assigned head sooner.' })
  differenceMonths: number | null;

  @Field(() => Float, { nullable: true, description: 'Log-rank test, each kind a stratum.' })
  p: number | null;
}
