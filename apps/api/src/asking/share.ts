import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { PercentLimits, type Status, StatusField } from './percentage.js';

@ObjectType({ description: 'A part of those it is a part of.' })
export class Share {
  @Field(() => Int)
  count: number;

  @Field(() => Int)
  of: number;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded; null of nothing.' })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({
  description: 'The first share less the second, in percentage points, with limits by Newcombe.',
})
export class PointsApart {
  @Field(() => Float, { nullable: true, description: 'Null where either is of nothing.' })
  points: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}
