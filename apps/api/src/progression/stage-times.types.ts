import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { CountField, type Status, StatusField } from '../asking/percentage.js';

@ObjectType({ description: 'Days from one point of a career to the next, among those who have got there.' })
export class StageStep {
  @Field(() => String, { description: 'A stage, or QTS.' })
  from: string;

  @Field(() => String)
  to: string;

  @CountField()
  n: number | null;

  @Field(() => Float, { nullable: true })
  p25Days: number | null;

  @Field(() => Float, { nullable: true })
  medianDays: number | null;

  @Field(() => Float, { nullable: true })
  p75Days: number | null;

  @Field(() => Float, { nullable: true, description: 'The median in months of 365.25 / 12 days.' })
  medianMonths: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'How long it took from QTS to each stage, and from one stage to the next.' })
export class StageTimes {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [StageStep])
  steps: StageStep[];
}
