import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { Instant } from '../graphql/scalars.js';
import { YearsAfterQtsArgs } from './revision.types.js';

@ArgsType()
export class CorrectionEffectsQueryArgs extends YearsAfterQtsArgs {
  @Field(() => Float, {
    defaultValue: 0.5,
    description: 'Only effects of more percentage points, up or down.',
  })
  @Min(0.01)
  @Max(100)
  moreThan: number;
}

@ObjectType({ description: 'What one void or correction does to one cell of retention.' })
export class CorrectionEffect {
  @Field(() => ID)
  factId: string;

  @Field(() => ID)
  teacher: string;

  @Field(() => String, { description: 'FactVoided or FactCorrected.' })
  type: string;

  @Field(() => Instant)
  recordedAt: string;

  @Field(() => ID, { description: 'What it strikes out or corrects.' })
  targetFactId: string;

  @Field(() => String)
  targetType: string;

  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  cohort: string;

  @Field(() => Int)
  year: number;

  @Field(() => Float, { description: 'The rate as it stands.' })
  percent: number;

  @Field(() => Float, { description: 'What it would be had this one alone not been recorded.' })
  percentWithout: number;

  @Field(() => Float, { description: 'Percentage points: the first less the second.' })
  effect: number;
}

const CorrectionEffectConnection = connectionOf(CorrectionEffect, 'CorrectionEffect');

@ObjectType({ description: 'Which voids and corrections moved a rate of retention.' })
export class CorrectionEffects {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int, { description: 'Voids and corrections on record of facts about QTS and service.' })
  corrections: number;

  @Field(() => CorrectionEffectConnection, { description: 'In the order in which they were recorded.' })
  effects: InstanceType<typeof CorrectionEffectConnection>;
}
