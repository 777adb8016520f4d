import { listValue } from '@duckdb/node-api';
import { anniversary } from '#pathway/calendar';
import { type Stage, stages as pathway } from '#pathway/vocabulary/stages';
import { type Limits, wilson } from '#statistics/proportions/wilson';
import { drawnTowards } from '#statistics/forecast/shrinkage';
import { type Expected, ifRefilled } from '#statistics/forecast/vacancies';
import { answered } from '../asked.js';
import type { Answering, Snapshot } from '../read-model.js';
import type {
  ExpectedVacanciesAnswer,
  ExpectedVacanciesArgs,
  MonthVacancies,
  PostAhead,
  StageVacancies,
} from './expected-vacancies.answer.js';
import { isWithin, ranksOf, type Settled, settledFrom } from './expected-settings.js';
import { endedSql, endingMonthsSql, knownEndsSql } from './expected-vacancies.sql.js';
import { postsOf } from './posts-ahead.js';
import { monthsAfter } from './months.js';

const DEFINITION =
  'Posts of the stages, place by place, of teachers with QTS in service at the close of the day, and leadership assignments ' +
  'in roles of them, over the calendar months from that of the next day. Planned ends: posts of which it was said that ' +
  'they end then (a contract runs out, notice was given, a retirement announced); ends of assignments as last planned. By ' +
  'chance: of the posts without a planned end, the share that ended within a year over the five years before (the teacher ' +
  'no longer in a post of the stage there, or in the school that carries it on), spread over the calendar months in which ' +
  'posts of the stage ended; posts are taken to be filled again. In a trust the share is drawn towards that of all, as if ' +
  '20 years of posts more had been seen there. Ranges hold the chance of each post, not that the share is an estimate: how sure it is its own limits tell (Wilson).';

const WARNINGS = [
  'Ages are not on record, as the record keeps no personal data: a retirement counts once it is announced, and before in ' +
    'the share of posts that end.',
];

const YEARS_BACK = 5;
/** Person-years that the share of all is worth in a trust. */
const PRIOR_YEARS = 20;

interface KnownRow extends Readonly<Record<string, unknown>> {
  readonly kind: PostAhead['kind'];
  readonly rank: number;
  readonly month: string | null;
  readonly count: number;
  readonly fixed: number;
}
interface EndedRow extends Readonly<Record<string, unknown>> {
  readonly rank: number;
  readonly is_ours: boolean;
  readonly observed: number;
  readonly ended: number;
}
interface SeasonRow extends Readonly<Record<string, unknown>> {
  readonly rank: number;
  readonly month: number;
  readonly count: number;
}

interface Found {
  readonly known: readonly KnownRow[];
  readonly ended: readonly EndedRow[];
  readonly season: readonly SeasonRow[];
}

/**
 * Which posts fall vacant in which month: by planned ends, ends of assignments, and as often as posts ended before.
 *
 * @throws ImpossibleQuestion months, stages or a level that cannot be, or a page
 */
export async function expectedVacancies(
  model: Answering,
  args: ExpectedVacanciesArgs,
): Promise<ExpectedVacanciesAnswer> {
  const settled = settledFrom(args);
  return answered(model, settled, async (snapshot) => {
    const found = await foundFor(snapshot, settled);
    const stages = settled.stages.map((stage) => stageOf(stage, found, settled));
    const months = settled.stages.flatMap((stage, index) => monthsOf(stages[index]!, stage, found, settled));
    const posts = await postsOf(snapshot, stages, settled);
    const n = stages.reduce((sum, { posts: open }) => sum + open, 0);
    return { ground: { definition: DEFINITION, n, warnings: WARNINGS }, answer: { months, stages, posts } };
  });
}

async function foundFor({ rows }: Snapshot, settled: Settled): Promise<Found> {
  const { asOf, trust } = settled;
  const hasTrust = trust !== undefined;
  const ranks = ranksOf(settled);
  const ofTrust = hasTrust ? { asOf, trust } : {};
  const days = Array.from({ length: YEARS_BACK + 1 }, (_, years) => anniversary(asOf, years - YEARS_BACK));
  return {
    known: await rows<KnownRow>(knownEndsSql(hasTrust), { ...ofTrust, asOf, ranks }),
    ended: await rows<EndedRow>(endedSql(hasTrust), {
      ...ofTrust,
      ranks,
      befores: listValue(days.slice(0, -1)),
      afters: listValue(days.slice(1)),
    }),
    season: await rows<SeasonRow>(endingMonthsSql, { asOf, first: days[0]!, ranks }),
  };
}

const total = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

function stageOf(stage: Stage, { known, ended, season }: Found, settled: Settled): StageVacancies {
  const rank = pathway.indexOf(stage);
  const posts = known.filter((row) => row.rank === rank && row.kind === 'POST');
  const all = ended.filter((row) => row.rank === rank);
  const ours = all.filter((row) => row.is_ours);
  const exit = drawnTowards(
    { part: total(ours, (row) => row.ended), whole: total(ours, (row) => row.observed) },
    { part: total(all, (row) => row.ended), whole: total(all, (row) => row.observed) },
    settled.trust === undefined ? 0 : PRIOR_YEARS,
  );
  const within = known.filter((row) => row.rank === rank && isWithin(row.month, settled));
  const planned = total(within, (row) => row.count);
  const withoutEnd = posts.filter(({ month }) => month === null);
  const free = total(withoutEnd, (row) => row.count);
  const inMonths = total(monthsAfter(settled.asOf, settled.months), (month) => seasonOf(season, rank, month));
  const chance =
    exit === null
      ? null
      : ifRefilled(free, (exit * inMonths) / settled.months, settled.months, settled.level);
  return {
    stage,
    posts: total(posts, (row) => row.count),
    withPlannedEnd: total(posts, (row) => row.count) - free,
    fixedTermWithoutEnd: total(withoutEnd, (row) => row.fixed),
    observed: total(ours, (row) => row.observed),
    ended: total(ours, (row) => row.ended),
    annualEndProbability: exit,
    annualEndLimits:
      exit === null
        ? null
        : limitsOf(
            exit,
            total(ours, (row) => row.observed),
            settled,
          ),
    expected: chance && plus(chance, planned),
  };
}

/** In a trust the share rests on the years of all that it is drawn towards, too. */
function limitsOf(exit: number, observed: number, { trust, level }: Settled): Limits | null {
  const years = observed + (trust === undefined ? 0 : PRIOR_YEARS);
  return wilson(exit * years, years, level);
}

const plus = ({ expected, lower, upper }: Expected, known: number): Expected => ({
  expected: expected + known,
  lower: lower + known,
  upper: upper + known,
});

/** The share of a year's endings that fall into such a month; a twelfth where none is known. */
function seasonOf(season: readonly SeasonRow[], rank: number, month: string): number {
  const ends = season.filter((row) => row.rank === rank);
  const all = total(ends, (row) => row.count);
  const inMonth = ends.find((row) => row.month === Number(month.slice(5)))?.count ?? 0;
  return all === 0 ? 1 / 12 : inMonth / all;
}

function monthsOf(
  { posts, withPlannedEnd, annualEndProbability: exit }: StageVacancies,
  stage: Stage,
  { known, season }: Found,
  { asOf, months, level }: Settled,
): readonly MonthVacancies[] {
  const rank = pathway.indexOf(stage);
  const endingIn = (month: string, kind: PostAhead['kind']) =>
    total(
      known.filter((row) => row.rank === rank && row.kind === kind && row.month === month),
      (row) => row.count,
    );
  return monthsAfter(asOf, months).map((month) => {
    const [plannedEnds, assignmentEnds] = [endingIn(month, 'POST'), endingIn(month, 'ASSIGNMENT')];
    const share = seasonOf(season, rank, month);
    const byChance = exit === null ? null : ifRefilled(posts - withPlannedEnd, exit * share, 1, level);
    const expected = byChance && plannedEnds + assignmentEnds + byChance.expected;
    return { month, stage, plannedEnds, assignmentEnds, byChance, expected };
  });
}
