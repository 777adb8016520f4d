import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate, Instant } from '../graphql/scalars.js';
import { Expected } from './forecast.types.js';

@ArgsType()
export class ForecastBacktestQueryArgs extends ViewpointArgs {
  @Field(() => [CalendarDate], {
    nullable: true,
    description:
      'Days on which a forecast is made, at most 10. Default: the five latest years that can be judged.',
  })
  @IsOptional()
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  madeOn?: string[] | null;

  @Field(() => Int, { defaultValue: 1, description: 'How many years they look ahead.' })
  @IsInt()
  @Min(1)
  @Max(10)
  years: number;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the ranges.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType({ description: 'What was expected, with its range, and what came.' })
export class Outcome extends Expected {
  @Field(() => Int)
  actual: number;
}

@ObjectType()
export class StageOutcome {
  @Field(() => String)
  stage: string;

  @Field(() => Outcome, { nullable: true })
  vacanciesIfRefilled: Outcome | null;

  @Field(() => Outcome, { nullable: true })
  vacanciesIfNotRefilled: Outcome | null;
}

@ObjectType()
export class MadeForecast {
  @Field(() => CalendarDate)
  madeOn: string;

  @Field(() => Instant, { description: 'Nothing recorded later was known to it.' })
  knownAt: string;

  @Field(() => [StageOutcome])
  stages: StageOutcome[];
}

@ObjectType()
export class Score {
  @Field(() => Int)
  n: number;

  @Field(() => Float, { description: 'Actual less expected, on average.' })
  meanError: number;

  @Field(() => Float)
  meanAbsoluteError: number;

  @Field(() => Float, { description: 'Of an honest forecast about the level of its ranges.' })
  shareInRange: number;
}

@ObjectType({ description: 'Forecasts as they would have been made, held against what came.' })
export class ForecastBacktest {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [MadeForecast])
  forecasts: MadeForecast[];

  @Field(() => Score, { nullable: true })
  scoreIfRefilled: Score | null;

  @Field(() => Score, { nullable: true })
  scoreIfNotRefilled: Score | null;
}
