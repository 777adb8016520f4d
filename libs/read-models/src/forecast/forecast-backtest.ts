import { listValue } from '@duckdb/node-api';
import { type Outcome, scoreOf } from '#statistics/forecast/score';
import type { Expected } from '#statistics/forecast/vacancies';
import { anniversary, isCalendarDate } from '#pathway/calendar';
import { stages as pathway } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { enteredSql } from '../pipeline/time-to-stage.sql.js';
import type { Answering, Snapshot } from '../read-model.js';
import type {
  ForecastBacktestAnswer,
  ForecastBacktestArgs,
  MadeForecast,
} from './forecast-backtest.answer.js';
import type { StageForecast, VacancyForecastAnswer } from './vacancy-forecast.answer.js';
import { vacancyForecast } from './vacancy-forecast.js';
import { yearOnYearSql } from './vacancy-forecast.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'Forecasts of vacancies as they would have been made on earlier days, from what was on record at the end of that ' +
  'day alone, held against what came, as it is known now. If posts are refilled: holders who are no longer in the ' +
  'stage a year later, year by year; if not: holders on the day of the forecast who are not in the stage at the end. ' +
  'Error is actual less expected.';

const MOST_FORECASTS = 10;
const USUAL_FORECASTS = 5;
const MOST_YEARS = 10;

type Settled = Required<Omit<ForecastBacktestArgs, 'knownAt'>> & Pick<ForecastBacktestArgs, 'knownAt'>;

/**
 * How well the vacancy forecast would have done. The knowledge of each of those days is built for it, which takes its
 * time.
 *
 * @throws ImpossibleQuestion days, years or a level that cannot be
 */
export async function forecastBacktest(
  model: Answering,
  args: ForecastBacktestArgs,
): Promise<ForecastBacktestAnswer> {
  const settled = settledBacktest(args);
  const { asOf, madeOn, years, level } = settled;
  const made: (readonly [day: string, VacancyForecastAnswer])[] = [];
  for (const day of madeOn)
    made.push([
      day,
      await vacancyForecast(model, { asOf: day, knownAt: endOf(day, settled), horizons: [years], level }),
    ]);
  return answered(model, settled, async (snapshot) => {
    const [entered] = await snapshot.rows<{ n: number }>(enteredSql, { asOf });
    const forecasts: MadeForecast[] = [];
    for (const [day, forecast] of made) forecasts.push(await judged(snapshot, day, years, forecast));
    const outcomes = forecasts.flatMap(({ stages }) => stages);
    const answer = {
      forecasts,
      scoreIfRefilled: scoreOf(known(outcomes.map(({ vacanciesIfRefilled }) => vacanciesIfRefilled))),
      scoreIfNotRefilled: scoreOf(
        known(outcomes.map(({ vacanciesIfNotRefilled }) => vacanciesIfNotRefilled)),
      ),
    };
    return { ground: { definition: DEFINITION, n: entered!.n, warnings: warningsOf(made) }, answer };
  });
}

function settledBacktest(args: ForecastBacktestArgs): Settled {
  const { asOf, years = 1, level = DEFAULT_LEVEL } = args;
  if (!isCalendarDate(asOf)) throw new ImpossibleQuestion('asOf must be a calendar date (YYYY-MM-DD).');
  if (!Number.isInteger(years) || years < 1 || years > MOST_YEARS)
    throw new ImpossibleQuestion(`years is a whole number from 1 to ${MOST_YEARS}.`);
  refuseLevel(level);
  const latest = anniversary(asOf, -years);
  const madeOn = (
    args.madeOn ?? Array.from({ length: USUAL_FORECASTS }, (_, ago) => anniversary(latest, -ago))
  ).toSorted();
  if (madeOn.length < 1 || madeOn.length > MOST_FORECASTS || new Set(madeOn).size < madeOn.length)
    throw new ImpossibleQuestion(`madeOn are 1 to ${MOST_FORECASTS} dates, each once.`);
  if (!madeOn.every((day) => isCalendarDate(day) && anniversary(day, years) <= asOf))
    throw new ImpossibleQuestion(
      'madeOn are calendar dates, at least so many years before asOf as are looked ahead.',
    );
  return { ...args, madeOn, years, level };
}

/** The end of a day, or the knowledge asked for if that is less. */
function endOf(day: string, { knownAt }: Settled): string {
  const end = `${day}T23:59:59.999Z`;
  return knownAt !== undefined && Date.parse(knownAt) < Date.parse(end) ? knownAt : end;
}

type CountRow = { readonly from: number; readonly to: number; readonly count: number };

async function judged(
  { rows }: Snapshot,
  madeOn: string,
  years: number,
  forecast: VacancyForecastAnswer,
): Promise<MadeForecast> {
  const days = Array.from({ length: years + 1 }, (_, year) => anniversary(madeOn, year));
  const gone = (befores: string[], afters: string[]) =>
    rows<CountRow>(yearOnYearSql, { befores: listValue(befores), afters: listValue(afters) });
  const yearByYear = await gone(days.slice(0, -1), days.slice(1));
  const atTheEnd = await gone([madeOn], [days.at(-1)!]);
  return {
    madeOn,
    knownAt: forecast.basis.knownAt!,
    stages: forecast.stages.map(({ stage, ahead: [ahead] }: StageForecast) => ({
      stage,
      vacanciesIfRefilled: outcomeOf(ahead!.vacanciesIfRefilled, leavers(yearByYear, pathway.indexOf(stage))),
      vacanciesIfNotRefilled: outcomeOf(
        ahead!.vacanciesIfNotRefilled,
        leavers(atTheEnd, pathway.indexOf(stage)),
      ),
    })),
  };
}

const leavers = (counts: readonly CountRow[], rank: number): number =>
  counts.filter(({ from, to }) => from === rank && to !== rank).reduce((sum, { count }) => sum + count, 0);

const outcomeOf = (expected: Expected | null, actual: number): Outcome | null =>
  expected && { ...expected, actual };

const known = (outcomes: readonly (Outcome | null)[]): readonly Outcome[] =>
  outcomes.filter((outcome) => outcome !== null);

const warningsOf = (made: readonly (readonly [string, VacancyForecastAnswer])[]): readonly string[] =>
  made
    .filter(([, { basis }]) => basis.n === 0)
    .map(([day]) => `Nothing was on record by the end of ${day}: no forecast could have been made.`);
