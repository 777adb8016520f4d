import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { expectedVacancies } from '#read-models/forecast/expected-vacancies';
import { forecastBacktest } from '#read-models/forecast/forecast-backtest';
import { vacancyForecast } from '#read-models/forecast/vacancy-forecast';
import { Ask } from '../asking/ask.js';
import { ForecastBacktest, ForecastBacktestQueryArgs } from './backtest.types.js';
import { ExpectedVacancies, ExpectedVacanciesQueryArgs } from './expected-vacancies.types.js';
import { VacancyForecast, VacancyForecastQueryArgs } from './forecast.types.js';

@Resolver()
export class ForecastQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => VacancyForecast, {
    description: 'How many leadership posts fall vacant in the years ahead, and how many are ready for them.',
  })
  vacancyForecast(@Args() args: VacancyForecastQueryArgs) {
    return this.bus.execute(new Ask(vacancyForecast, args));
  }

  @Query(() => ExpectedVacancies, {
    description:
      'Which posts fall vacant in which month: by planned ends, ends of assignments, and as posts ended before.',
  })
  expectedVacancies(@Args() args: ExpectedVacanciesQueryArgs) {
    return this.bus.execute(new Ask(expectedVacancies, args));
  }

  @Query(() => ForecastBacktest, {
    description: 'How well the vacancy forecast would have done on earlier days, with what was known then.',
  })
  forecastBacktest(@Args() args: ForecastBacktestQueryArgs) {
    return this.bus.execute(new Ask(forecastBacktest, args));
  }
}
