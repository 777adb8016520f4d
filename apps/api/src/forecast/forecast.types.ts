import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { Limits } from '../asking/limits.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ArgsType()
export class VacancyForecastQueryArgs extends ViewpointArgs {
  @Field(() => [CalendarDate], {
    nullable: true,
    description:
      'Dates a year apart, none after asOf. Default: asOf and the same day in the five years before.',
  })
  @IsOptional()
  @ArrayUnique()
  @ArrayMinSize(2)
  @ArrayMaxSize(50)
  snapshots?: string[] | null;

  @Field(() => [Int], { defaultValue: [1, 2, 3, 4, 5], description: 'Years after the last snapshot.' })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(50, { each: true })
  horizons: number[];

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the ranges.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType({
  description: 'An average, and the range in which the number falls by chance at the level asked for.',
})
export class Expected {
  @Field(() => Float)
  expected: number;

  @Field(() => Int)
  lower: number;

  @Field(() => Int)
  upper: number;
}

@ObjectType()
export class YearAhead {
  @Field(() => Int)
  years: number;

  @Field(() => Expected, {
    nullable: true,
    description: 'Posts are filled again by people who go as often: years × stock × exit probability.',
  })
  vacanciesIfRefilled: Expected | null;

  @Field(() => Expected, { nullable: true, description: "Of today's holders, those who are gone." })
  vacanciesIfNotRefilled: Expected | null;

  @Field(() => Expected, { nullable: true, description: 'Of those ready now, those who have not left.' })
  ready: Expected | null;
}

@ObjectType()
export class MonthAhead {
  @Field(() => String, { description: 'Such as 2025-09.' })
  month: string;

  @Field(() => Expected)
  vacancies: Expected;
}

@ObjectType()
export class StageForecast {
  @Field(() => String)
  stage: string;

  @Field(() => Int, { description: 'In the stage at the last snapshot.' })
  stock: number;

  @Field(() => Float, { nullable: true, description: 'Share no longer in the stage a year later.' })
  annualExitProbability: number | null;

  @Field(() => Limits, {
    nullable: true,
    description: 'How sure that share is (Wilson), at the level of the ranges.',
  })
  annualExitLimits: Limits | null;

  @Field(() => Int, { description: 'In the stage below, its NPQ completed.' })
  readyNow: number;

  @Field(() => Int, { description: 'In the stage below, its NPQ in progress.' })
  nearlyReady: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the stage below that is out of service a year later.',
  })
  feederAnnualLeavingProbability: number | null;

  @Field(() => [YearAhead])
  ahead: YearAhead[];

  @Field(() => [MonthAhead], {
    description:
      'The first year by calendar month, as those who left the stage before did. Empty if nobody did.',
  })
  months: MonthAhead[];
}

@ObjectType()
export class YearOnYear {
  @Field(() => String)
  from: string;

  @Field(() => String)
  to: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Leadership posts to be filled in the years ahead, and who is ready for them.' })
export class VacancyForecast {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [YearOnYear], { description: 'From each snapshot to the next, all pairs together.' })
  yearOnYear: YearOnYear[];

  @Field(() => [StageForecast])
  stages: StageForecast[];
}
