import { listValue } from '@duckdb/node-api';
import { anniversary } from '#pathway/calendar';
import { type Stage, stages as pathway } from '#pathway/vocabulary/stages';
import { type Limits, wilson } from '#statistics/proportions/wilson';
import { drawnTowards } from '#statistics/forecast/shrinkage';
import { type EstimatedShare, type Expected, ifRefilled } from '#statistics/forecast/vacancies';
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
import { type EndedRow, type EndingShares, endingShares, partOf, together } from './ending-shares.js';
import { postsOf, type Shares } from './posts-ahead.js';
import { monthsAfter, yearOf } from './months.js';

const DEFINITION =
  'Posts of the stages, place by place, of teachers with QTS in service at the close of the day, and leadership assignments ' +
  'in roles of them, over the calendar months from that of the next day. Planned ends: posts of which it was said that ' +
  'they end then (a contract runs out, notice was given, a retirement announced); ends of assignments as last planned. By ' +
  'chance: of the posts without a planned end, the share that ended within a year over the five years before (the teacher ' +
  'no longer in a post of the stage there, or in the school that carries it on), spread over the calendar months in which ' +
  'posts of the stage ended; posts are taken to be filled again. In a trust the share is drawn towards that of all, as if ' +
  '20 years of posts more had been seen there. Holders who reach 60 by the end of a year have a share of their own, as their ' +
  'posts end by retirement; of whom no year of birth is on record counts with the younger. Ranges hold the chance of each ' +
  'post and that the shares are estimates (500 samples of as many teachers, drawn with replacement, always the same ones).';

const unknownAges = (posts: number): readonly string[] =>
  posts === 0
    ? []
    : [
        `Posts without a planned end of whose holders no year of birth is on record: ${posts}. They count with the younger.`,
      ];

const YEARS_BACK = 5;
/** Person-years that the share of all is worth in a trust. */
const PRIOR_YEARS = 20;

interface KnownRow extends Readonly<Record<string, unknown>> {
  readonly kind: PostAhead['kind'];
  readonly rank: number;
  readonly month: string | null;
  readonly sixty_in: number | null;
  readonly count: number;
  readonly fixed: number;
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
    const shares: Shares = new Map(settled.stages.map((stage) => sharesOf(stage, found, settled)));
    const stages = settled.stages.map((stage) => stageOf(stage, found, shares, settled));
    const months = settled.stages.flatMap((stage) => monthsOf(stage, found, shares, settled));
    const posts = await postsOf(snapshot, shares, settled);
    const unknown = total(found.known.filter(isFree), (row) => (row.sixty_in === null ? row.count : 0));
    const n = stages.reduce((sum, { posts: open }) => sum + open, 0);
    return {
      ground: { definition: DEFINITION, n, warnings: unknownAges(unknown) },
      answer: { months, stages, posts },
    };
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
      asOf,
      ranks,
      befores: listValue(days.slice(0, -1)),
      afters: listValue(days.slice(1)),
    }),
    season: await rows<SeasonRow>(endingMonthsSql, { asOf, first: days[0]!, ranks }),
  };
}

const total = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** A post of which nobody has said when it ends. */
const isFree = ({ kind, month }: KnownRow): boolean => kind === 'POST' && month === null;

const sharesOf = (stage: Stage, { ended }: Found, { trust }: Settled) => {
  const rank = pathway.indexOf(stage);
  const weight = trust === undefined ? 0 : PRIOR_YEARS;
  return [rank, endingShares(ended.filter((row) => row.rank === rank), weight)] as const; // prettier-ignore
};

function stageOf(stage: Stage, found: Found, shares: Shares, settled: Settled): StageVacancies {
  const rank = pathway.indexOf(stage);
  const posts = found.known.filter((row) => row.rank === rank && row.kind === 'POST');
  const all = found.ended.filter((row) => row.rank === rank);
  const ours = partOf(all.filter((row) => row.is_ours));
  const exit = drawnTowards(ours, partOf(all), settled.trust === undefined ? 0 : PRIOR_YEARS);
  const within = found.known.filter((row) => row.rank === rank && isWithin(row.month, settled));
  const free = posts.filter(isFree);
  const months = monthsAfter(settled.asOf, settled.months);
  const ending = shares.get(rank);
  const part = 1 / settled.months;
  const ofMonths =
    ending &&
    together(
      months.map((month) => [endingIn(month, free, ending, seasonOf(found.season, rank, month)), part]),
    );
  const { level } = settled;
  const chance = ofMonths && ifRefilled(total(free, (row) => row.count), ofMonths, settled.months, level); // prettier-ignore
  return {
    stage,
    posts: total(posts, (row) => row.count),
    withPlannedEnd: total(posts, (row) => row.count) - total(free, (row) => row.count),
    fixedTermWithoutEnd: total(free, (row) => row.fixed),
    observed: ours.whole,
    ended: ours.part,
    annualEndProbability: exit,
    annualEndLimits: exit === null ? null : limitsOf(exit, ours.whole, settled),
    fromSixty: {
      posts: fromSixtyIn(yearOf(months.at(-1)!), free),
      ...agedOf(all),
      annualEndProbability: ending?.fromSixty.share ?? null,
    },
    expected: chance
      ? plus(
          chance,
          total(within, (row) => row.count),
        )
      : null,
  };
}

function agedOf(rows: readonly EndedRow[]): { observed: number; ended: number } {
  const { part, whole } = partOf(rows.filter((row) => row.is_ours && row.is_sixty));
  return { observed: whole, ended: part };
}

const fromSixtyIn = (year: number, posts: readonly KnownRow[]): number =>
  total(posts, ({ sixty_in, count }) => (sixty_in !== null && sixty_in <= year ? count : 0));

/**
 * The share of posts without a planned end that end in a month, their holders being as old as they are that year.
 *
 * @param inMonth which part of a year's endings falls into it
 */
function endingIn(
  month: string,
  free: readonly KnownRow[],
  { fromSixty, others }: EndingShares,
  inMonth: number,
): EstimatedShare {
  const all = total(free, (row) => row.count);
  const aged = all === 0 ? 0 : fromSixtyIn(yearOf(month), free) / all;
  return together([[fromSixty, aged * inMonth], [others, (1 - aged) * inMonth]]); // prettier-ignore
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
  stage: Stage,
  { known, season }: Found,
  shares: Shares,
  { asOf, months, level }: Settled,
): readonly MonthVacancies[] {
  const rank = pathway.indexOf(stage);
  const ofStage = known.filter((row) => row.rank === rank);
  const free = ofStage.filter(isFree);
  const ending = shares.get(rank);
  const ends = (month: string, kind: PostAhead['kind']) =>
    total(ofStage.filter((row) => row.kind === kind && row.month === month), (row) => row.count); // prettier-ignore
  return monthsAfter(asOf, months).map((month) => {
    const [plannedEnds, assignmentEnds] = [ends(month, 'POST'), ends(month, 'ASSIGNMENT')];
    const byChance = ending
      ? ifRefilled(total(free, (row) => row.count), endingIn(month, free, ending, seasonOf(season, rank, month)), 1, level)
      : null; // prettier-ignore
    const aged = fromSixtyIn(yearOf(month), free);
    const byChanceFromSixty = ending ? aged * ending.fromSixty.share * seasonOf(season, rank, month) : null;
    const expected = byChance && plannedEnds + assignmentEnds + byChance.expected;
    return { month, stage, plannedEnds, assignmentEnds, byChance, byChanceFromSixty, expected };
  });
}
