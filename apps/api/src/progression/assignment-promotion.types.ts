import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { OfTrustArgs } from '../asking/trust.args.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

@ArgsType()
export class AssignmentPromotionQueryArgs extends OfTrustArgs {
  @Field(() => Int, { defaultValue: 24, description: 'Months within which a promotion counts.' })
  @IsInt()
  @Min(1)
  @Max(600)
  months: number;
}

@ObjectType()
export class PromotedShare {
  @Field(() => Int)
  n: number;

  @Field(() => Int)
  promoted: number;

  @Field(() => Float, { nullable: true })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class PromotionComparison {
  @Field(() => String, { nullable: true, description: 'Null: all stages together.' })
  stage: string | null;

  @Field(() => PromotedShare, { description: 'Those who began a first leadership assignment.' })
  assigned: PromotedShare;

  @Field(() => PromotedShare, { description: 'Others of the same kinds, as they are.' })
  others: PromotedShare;

  @Field(() => Int, { description: 'Of the assigned, those to whom somebody is comparable.' })
  matched: number;

  @Field(() => Float, { nullable: true })
  matchedPercent: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the others, if each kind were as frequent as among the matched.',
  })
  expectedPercent: number | null;

  @Field(() => Float, { nullable: true, description: 'matchedPercent less expectedPercent. Not causal.' })
  difference: number | null;

  @Field(() => PercentLimits, {
    nullable: true,
    description: 'Of the difference, by the normal approximation.',
  })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'Promotion after a leadership assignment, and of comparable others. Not causal.' })
export class AssignmentPromotion {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [PromotionComparison])
  comparisons: PromotionComparison[];
}
