import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { employers } from '#read-models/first-employer/first-employer.answer';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

export const FirstEmployerKind = Object.fromEntries(employers.map((kind) => [kind, kind]));
registerEnumType(FirstEmployerKind, {
  name: 'FirstEmployerKind',
  description: 'Where a trainee was first employed, by the trusts of the placements.',
});

@ArgsType()
export class FirstEmployerQueryArgs extends ViewpointArgs {
  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.9999)
  level: number;
}

@ObjectType()
export class EmployerShare {
  @Field(() => FirstEmployerKind)
  employer: (typeof employers)[number];

  @Field(() => Int)
  count: number;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded; null of nobody.' })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class FirstEmployerGroup {
  @Field(() => Boolean, { description: 'Whether any placement was in another trust than the first.' })
  placedInAnotherTrust: boolean;

  @Field(() => Int)
  n: number;

  @Field(() => [EmployerShare], { description: 'They sum to n.' })
  employers: EmployerShare[];
}

@ObjectType({
  description: 'Where teachers were first employed, by where they were placed in training. Not causal.',
})
export class FirstEmployer {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [FirstEmployerGroup])
  groups: FirstEmployerGroup[];

  @Field(() => Int, {
    description: 'Qualified with placements on record, none in a school that was in a trust.',
  })
  withoutTrust: number;
}
