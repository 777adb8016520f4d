import { listValue } from '@duckdb/node-api';
import { wilson } from '#statistics/proportions/wilson';
import { drawnShares } from '#statistics/forecast/drawn-shares';
import { type EstimatedShare, ifNotRefilled, ifRefilled, stillReady } from '#statistics/forecast/vacancies';
import { annualShares, type Counts } from '#statistics/forecast/year-on-year';
import { stages as pathway, states } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import { type Settled, settledForecast, warningsOf } from './snapshots.js';
import type { StageForecast, VacancyForecastAnswer, VacancyForecastArgs } from './vacancy-forecast.answer.js';
import { monthsAhead, type SeasonRow } from './months.js';
import { alikeSql, seasonSql, stockSql, yearOnYearSql } from './vacancy-forecast.sql.js';

const DEFINITION =
  'States at the close of the snapshots, pooled from each to the next: the share of a stage that is no longer in it a ' +
  'year later is its annual exit probability. Vacancies if posts are refilled: years × holders at the last snapshot × ' +
  'that share; if not: holders × (1 − share that stays ^ years). Ready now: in the stage below at the last snapshot, ' +
  'with the NPQ that prepares for the stage completed by the date asked for; ready later: those less who leaves ' +
  'teaching from the stage below in a year. Months: the first year, spread as those who left the stage between the ' +
  'snapshots were over the calendar months. Ranges hold the chance of each year (binomial) and that the shares are estimates ' +
  '(500 samples of as many teachers, drawn with replacement, always the same ones); not that shares change. A teacher may be ' +
  'ready for several posts: totals are no matching.';

const OUT_OF_SERVICE = states.indexOf('out of service');
const STAGES = pathway.slice(3);

type CountRow = { readonly from: number; readonly to: number; readonly count: number };
type StockRow = {
  readonly rank: number;
  readonly stock: number;
  readonly ready: number;
  readonly nearly: number;
};

/** Those who were in a stage as often as one another, and as often went. */
type AlikeRow = {
  readonly rank: number;
  readonly seen: number;
  readonly gone: number;
  readonly left: number;
  readonly people: number;
};

interface Found {
  readonly stocks: readonly StockRow[];
  readonly table: Counts;
  readonly alike: readonly AlikeRow[];
}

/**
 * How many leadership posts fall vacant in the years ahead, by two named methods, and how many are ready for them.
 *
 * @throws ImpossibleQuestion snapshots, horizons or a level that cannot be
 */
export async function vacancyForecast(
  model: Answering,
  args: VacancyForecastArgs,
): Promise<VacancyForecastAnswer> {
  const settled = settledForecast(args);
  const { asOf, snapshots } = settled;
  return answered(model, settled, async ({ rows }) => {
    const pairs = {
      befores: listValue([...snapshots.slice(0, -1)]),
      afters: listValue([...snapshots.slice(1)]),
    };
    const counts = await rows<CountRow>(yearOnYearSql, pairs);
    const stocks = await rows<StockRow>(stockSql, { asOf, last: snapshots.at(-1)! });
    const seasons = await rows<SeasonRow>(seasonSql, { first: snapshots[0]!, last: snapshots.at(-1)! });
    const alike = await rows<AlikeRow>(alikeSql, { ...pairs, out: OUT_OF_SERVICE });
    const found: Found = { stocks, table: tableOf(counts), alike };
    const answer = {
      yearOnYear: counts.map(({ from, to, count }) => ({ from: states[from]!, to: states[to]!, count })),
      stages: STAGES.map((_, index) => {
        const season = seasons.filter((row) => row.rank === index + 3);
        return stageForecast(index + 3, found, season, settled);
      }),
    };
    const n = stocks.reduce((sum, { stock }) => sum + stock, 0);
    return { ground: { definition: DEFINITION, n, warnings: warningsOf(snapshots) }, answer };
  });
}

function tableOf(counts: readonly CountRow[]): Counts {
  const table = states.map(() => states.map(() => 0));
  for (const { from, to, count } of counts) table[from]![to] = count;
  return table;
}

/** The seed by which samples are drawn: the same at each asking. */
const SEED = 1;

/** The share of those seen in a stage to whom it happened, with its samples; null where nobody was seen. */
function estimated(
  { alike }: Found,
  rank: number,
  share: number | null,
  what: 'gone' | 'left',
): EstimatedShare | null {
  if (share === null) return null;
  const kinds = alike
    .filter((row) => row.rank === rank)
    .map((row) => ({ people: row.people, seen: row.seen, happened: row[what] }));
  return { share, samples: drawnShares(kinds, SEED).map(({ part, whole }) => part / whole) };
}

function stageForecast(
  rank: number,
  found: Found,
  season: readonly SeasonRow[],
  settled: Settled,
): StageForecast {
  const { stocks, table } = found;
  const { horizons, level } = settled;
  const shares = annualShares(table);
  const seen = table[rank]!.reduce((sum, count) => sum + count, 0);
  const of = (wanted: number) => stocks.find((row) => row.rank === wanted);
  const stay = shares[rank]?.[rank] ?? null;
  const exit = estimated(found, rank, stay === null ? null : 1 - stay, 'gone');
  const leaving = estimated(found, rank - 1, shares[rank - 1]?.[OUT_OF_SERVICE] ?? null, 'left');
  const stock = of(rank)?.stock ?? 0;
  const readyNow = of(rank - 1)?.ready ?? 0;
  return {
    stage: pathway[rank]!,
    stock,
    annualExitProbability: exit && exit.share,
    annualExitLimits: wilson(seen - table[rank]![rank]!, seen, level),
    readyNow,
    nearlyReady: of(rank - 1)?.nearly ?? 0,
    feederAnnualLeavingProbability: leaving && leaving.share,
    ahead: horizons.map((years) => ({
      years,
      vacanciesIfRefilled: exit && ifRefilled(stock, exit, years, level),
      vacanciesIfNotRefilled: exit && ifNotRefilled(stock, exit, years, level),
      ready: leaving && stillReady(readyNow, leaving, years, level),
    })),
    months: monthsAhead(stock, exit, season, settled),
  };
}
