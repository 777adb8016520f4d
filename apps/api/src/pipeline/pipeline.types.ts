import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional } from 'class-validator';
import type { Stage } from '#pathway/vocabulary/stages';
import { stages } from '#pathway/vocabulary/stages';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ObjectType()
export class StageCount {
  @Field(() => String)
  stage: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class OrganisationCount {
  @Field(() => ID)
  organisation: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class PhaseCount {
  @Field(() => String)
  phase: string;

  @Field(() => Int)
  count: number;
}

export const OrganisationCountConnection = connectionOf(OrganisationCount, 'OrganisationCount');

@ObjectType({ description: 'Teachers in service at the close of a day. Heads, not posts.' })
export class Headcount {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  inService: number;

  @Field(() => Int, { description: 'Of those in service, on a career break with the post kept.' })
  onCareerBreak: number;

  @Field(() => [StageCount], { description: 'By the stage of the highest open post.' })
  byStage: StageCount[];

  @Field(() => [PhaseCount])
  byPhase: PhaseCount[];
}

export const CareerOrigin = { ENTRY: 'ENTRY', TRAINING: 'TRAINING' } as const;
registerEnumType(CareerOrigin, {
  name: 'CareerOrigin',
  description:
    'Whether careers are followed from the first day of qualified service or from the start of training.',
});

@ArgsType()
export class TransitionsQueryArgs extends ViewpointArgs {
  @Field(() => CalendarDate, { description: 'First day of the window.' })
  from: string;

  @Field(() => CalendarDate, { description: 'Last day of the window, included.' })
  to: string;

  @Field(() => CareerOrigin, { defaultValue: CareerOrigin.ENTRY })
  origin: 'ENTRY' | 'TRAINING';
}

@ObjectType()
export class Transition {
  @Field(() => String)
  from: string;

  @Field(() => String)
  to: string;

  @Field(() => Int)
  count: number;

  @Field(() => Float, { nullable: true, description: 'Count per person-year in the state left.' })
  ratePerPersonYear: number | null;
}

@ObjectType()
export class PersonYears {
  @Field(() => String)
  state: string;

  @Field(() => Float, { description: 'Days in the state during the window / 365.25.' })
  personYears: number;
}

@ObjectType({ description: 'Changes between close-of-day states in a window.' })
export class Transitions {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [Transition])
  transitions: Transition[];

  @Field(() => [PersonYears])
  personYears: PersonYears[];
}

@ArgsType()
export class TimeToStageQueryArgs extends ViewpointArgs {
  @Field(() => [String], { nullable: true, description: `Any of: ${stages.join(', ')}.` })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(stages.length)
  @IsIn(stages, { each: true })
  stages?: Stage[] | null;
}

@ObjectType({
  description: 'Days from the first day of qualified service to the first day in the stage or above.',
})
export class StageTime {
  @Field(() => String)
  stage: string;

  @Field(() => Int)
  reached: number;

  @Field(() => Int)
  reachedBeforeFirstExit: number;

  @Field(() => Float, { nullable: true })
  p25Days: number | null;

  @Field(() => Float, { nullable: true, description: 'Among those who reached it: low for recent entrants.' })
  medianDays: number | null;

  @Field(() => Float, { nullable: true })
  p75Days: number | null;
}

@ObjectType()
export class TimeToStage {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [StageTime])
  stages: StageTime[];
}
