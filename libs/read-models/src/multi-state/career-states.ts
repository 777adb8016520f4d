import type { Limits } from '#statistics/multi-state/bootstrap';
import type { Course, Step } from '#statistics/multi-state/course';
import { lastStates, moveCounts, timeInStates } from '#statistics/multi-state/moves';
import { occupancy } from '#statistics/multi-state/occupancy';
import { type PathwayState, states } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import { transitionOf } from '../pipeline/transition.js';
import type { Answering, Snapshot } from '../read-model.js';
import { DAYS_A_YEAR, timesOf } from './at-times.js';
import { bandsFor } from './band.js';
import type { CareerStatesAnswer, CareerStatesArgs, StateShare } from './career-states.answer.js';
import { courseSql, medianFollowUpSql, startsSql } from './followed.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'The state of each teacher at the close of each day, from the origin (the first day of qualified service, or the ' +
  'start of training) to the date asked for: changes between the states of one day and the next, the time spent in ' +
  'each (days / 365.25), rates per person-year in the state left with exact Poisson limits, and the share in each ' +
  'state at a time by Aalen and Johansen, in which those followed for no day have no part. Limits of a share are ' +
  'percentiles of samples of whole careers.';

type Settled = CareerStatesArgs & Required<Pick<CareerStatesArgs, 'origin' | 'level' | 'seed'>>;

/**
 * Where careers lead: who goes from which state to which, how fast, and which share is where after so long.
 *
 * @throws ImpossibleQuestion a time, a level or a band that cannot be
 */
export async function careerStates(model: Answering, args: CareerStatesArgs): Promise<CareerStatesAnswer> {
  const settled: Settled = {
    ...args,
    origin: args.origin ?? 'ENTRY',
    level: args.level ?? DEFAULT_LEVEL,
    seed: args.seed ?? 1,
  };
  refuseLevel(settled.level);
  const times = timesOf(args);
  return answered(model, settled, async (snapshot) => {
    const { asOf, origin } = settled;
    const starts = await snapshot.rows<StartRow>(startsSql(origin), { asOf });
    const course = await courseFrom(snapshot, settled, starts);
    const [followUp] = await snapshot.rows<{ days: number | null }>(medianFollowUpSql(origin), { asOf });
    const n = starts.reduce((sum, { count }) => sum + count, 0);
    const bands =
      settled.band === undefined
        ? null
        : await bandsFor(snapshot, { ...settled, band: settled.band }, times, n);
    const answer = {
      ...countsOf(course, starts, settled.level),
      medianFollowUp: followUp!.days,
      occupancy: occupancy(course, times).map((shares, index) => ({
        time: times[index]!,
        shares: shares && sharesOf(shares, bands?.[index] ?? null),
      })),
    };
    return { ground: { definition: DEFINITION, n }, answer };
  });
}

type StartRow = { readonly rank: number; readonly count: number; readonly followed: number };

async function courseFrom(
  snapshot: Snapshot,
  { asOf, origin }: Settled,
  starts: readonly StartRow[],
): Promise<Course> {
  const steps = await snapshot.rows<Step & Readonly<Record<string, unknown>>>(courseSql(origin), { asOf });
  return { starts: byRank(starts, ({ followed }) => followed), steps };
}

/** One number for each state, 0 where there is no row. */
const byRank = (rows: readonly StartRow[], value: (row: StartRow) => number): readonly number[] =>
  states.map((_, rank) => rows.filter((row) => row.rank === rank).reduce((sum, row) => sum + value(row), 0));

function countsOf(course: Course, starts: readonly StartRow[], level: number) {
  const personYears = timeInStates(course).map((days) => days / DAYS_A_YEAR);
  const ofNoDay = byRank(starts, ({ count, followed }) => count - followed);
  return {
    initial: stateCounts(byRank(starts, ({ count }) => count)),
    transitions: moveCounts(course).map(({ from, to, count }) =>
      transitionOf({ from: states[from]!, to: states[to]!, count }, personYears[from]!, level),
    ),
    personYears: nonZero(personYears).map(([state, years]) => ({ state, personYears: years })),
    last: stateCounts(lastStates(course).map((count, rank) => count + ofNoDay[rank]!)),
  };
}

const stateCounts = (counts: readonly number[]) =>
  nonZero(counts).map(([state, count]) => ({ state, count }));

const nonZero = (values: readonly number[]): readonly (readonly [PathwayState, number])[] =>
  values.flatMap((value, rank) => (value === 0 ? [] : [[states[rank]!, value] as const]));

/** Of each state its share, with limits where there is a band. */
export const sharesOf = (shares: readonly number[], band: readonly Limits[] | null): readonly StateShare[] =>
  shares.map((share, rank) => ({
    state: states[rank]!,
    share,
    lower: band?.[rank]?.lower ?? null,
    upper: band?.[rank]?.upper ?? null,
    status: band === null ? 'NOT_APPLICABLE' : null,
  }));
