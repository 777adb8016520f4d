import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, Matches } from 'class-validator';
import { trainingModels } from '#pathway/vocabulary/training-models';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { Years } from '../asking/years.js';
import { type Status, StatusField } from '../asking/percentage.js';

const codes = trainingModels.terms.map(({ code }) => code);

@ArgsType()
export class TrainingReplayQueryArgs extends ViewpointArgs {
  @Field(() => String, { description: 'Academic year of QTS as it was, such as 2014/15.' })
  @Matches(/^\d{4}\/\d{2}$/, { message: 'write the cohort as an academic year such as 2014/15' })
  cohort: string;

  @Field(() => String, {
    defaultValue: 'three_year',
    description: `The training model to replay: ${codes.join(', ')}.`,
  })
  @IsIn(codes)
  model: string;

  @Years([1, 2, 3, 4, 5], 'Years since QTS and since training began.')
  years: number[];
}

@ObjectType({ description: 'Null until the whole cohort could have been measured.' })
export class ReplayedCell {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { nullable: true })
  retained: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded.' })
  percent: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class ReplayedCohort {
  @Field(() => Int)
  qualified: number;

  @Field(() => [ReplayedCell], {
    description: 'Of the qualified, in service on the n-th anniversary of QTS.',
  })
  sinceQts: ReplayedCell[];

  @Field(() => [ReplayedCell], {
    description: 'Of all, in qualified service on the n-th anniversary of the start of training.',
  })
  sinceTraining: ReplayedCell[];
}

@ObjectType({
  description: 'A cohort as it was, and had QTS been awarded at the end of another year of training.',
})
export class TrainingReplay {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => String)
  cohort: string;

  @Field(() => Int, {
    description: 'Those of the cohort whose training is on record: all figures are about them.',
  })
  n: number;

  @Field(() => Int, { description: 'Those whose training is not on record.' })
  withoutTraining: number;

  @Field(() => Int)
  qtsAtEndOfYear: number;

  @Field(() => Int, { description: 'Those whose QTS falls on another day in the replay.' })
  moved: number;

  @Field(() => ReplayedCohort)
  actual: ReplayedCohort;

  @Field(() => ReplayedCohort)
  replayed: ReplayedCohort;
}
