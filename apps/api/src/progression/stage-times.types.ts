import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';

@ObjectType({ description: 'Days from one point of a career to the next, among those who have got there.' })
export class StageStep {
  @Field(() => String, { description: 'A stage, or QTS.' })
  from: string;

  @Field(() => String)
  to: string;

  @Field(() => Int)
  n: number;

  @Field(() => Float)
  p25Days: number;

  @Field(() => Float)
  medianDays: number;

  @Field(() => Float)
  p75Days: number;

  @Field(() => Float, { description: 'The median in months of 365.25 / 12 days.' })
  medianMonths: number;
}

@ObjectType({ description: 'How long it took from QTS to each stage, and from one stage to the next.' })
export class StageTimes {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [StageStep])
  steps: StageStep[];
}
