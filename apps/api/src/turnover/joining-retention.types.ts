import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { OfTrustArgs } from '../asking/trust.args.js';
import { Years } from '../asking/years.js';
import { PercentLimits, type Status, StatusField } from '../asking/percentage.js';

export const Whereabouts = { SCHOOL: 'SCHOOL', TRUST: 'TRUST', PROFESSION: 'PROFESSION' } as const;
registerEnumType(Whereabouts, {
  name: 'Whereabouts',
  description:
    'SCHOOL: in the school that joined, or as which it carries on. TRUST: there or elsewhere in the trust. PROFESSION: in ' +
    'service anywhere.',
});

@ArgsType()
export class JoiningRetentionQueryArgs extends OfTrustArgs {
  @Years([1, 2, 3], 'Years after the school joined.')
  years: number[];
}

@ObjectType()
export class JoiningCell {
  @Field(() => String, { description: 'The academic year in which the schools joined.' })
  cohort: string;

  @Field(() => Int)
  year: number;

  @Field(() => Whereabouts)
  where: keyof typeof Whereabouts;

  @Field(() => Int, { description: 'Schools that had teachers when they joined.' })
  schools: number;

  @Field(() => Int, { description: 'Teachers there on the day before.' })
  n: number;

  @Field(() => Int, { description: 'Those whose measuring day has come.' })
  eligible: number;

  @Field(() => Int)
  retained: number;

  @Field(() => Float, { nullable: true })
  percent: number | null;

  @Field(() => PercentLimits, { nullable: true })
  limits: PercentLimits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'Teachers of schools that joined a trust, years later.' })
export class JoiningRetention {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [JoiningCell])
  cohorts: JoiningCell[];
}
