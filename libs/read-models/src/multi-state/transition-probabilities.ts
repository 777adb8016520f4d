import type { Step } from '#statistics/multi-state/course';
import { occupancy } from '#statistics/multi-state/occupancy';
import { states } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';
import type { Answering, Snapshot } from '../read-model.js';
import { DAYS_A_YEAR, timesOf } from './at-times.js';
import { drawnBands, type PathRow, pathsOf, refuseBand } from './band.js';
import { sharesOf } from './career-states.js';
import { courseFromLandmarkSql, pathsFromLandmarkSql, standingAtLandmarkSql } from './followed.sql.js';
import type {
  FromState,
  TransitionProbabilitiesAnswer,
  TransitionProbabilitiesArgs,
} from './transition-probabilities.answer.js';

const DEFINITION =
  'Of those who are in a state at the close of the day of the landmark, so long after the origin (the first day of qualified ' +
  'service, or the start of training), the share in each state at later times: by Aalen and Johansen among these alone ' +
  '(landmark method, Putter and Spitoni 2018). So it need not be assumed that where somebody goes depends on the present ' +
  'state only. Limits are percentiles of samples of whole careers.';

const MOST_YEARS = 60;

type Settled = TransitionProbabilitiesArgs &
  Required<Pick<TransitionProbabilitiesArgs, 'origin' | 'level' | 'seed'>>;

/**
 * How likely each state is at a time for those who are in a given state some time before.
 *
 * @throws ImpossibleQuestion a landmark, a time, a level or a band that cannot be
 */
export async function transitionProbabilities(
  model: Answering,
  args: TransitionProbabilitiesArgs,
): Promise<TransitionProbabilitiesAnswer> {
  const settled: Settled = {
    ...args,
    origin: args.origin ?? 'ENTRY',
    level: args.level ?? DEFAULT_LEVEL,
    seed: args.seed ?? 1,
  };
  const { landmarkYears } = settled;
  refuseLevel(settled.level);
  if (!(landmarkYears >= 0 && landmarkYears <= MOST_YEARS))
    throw new ImpossibleQuestion(`landmarkYears are from 0 to ${MOST_YEARS}.`);
  const landmark = Math.floor(landmarkYears * DAYS_A_YEAR);
  const times = timesOf(settled);
  if (times.some((time) => time < landmark))
    throw new ImpossibleQuestion('atDays and atYears count from the origin: none lies before the landmark.');
  return answered(model, settled, async (snapshot) => {
    const standing = await snapshot.rows<StandingRow>(standingAtLandmarkSql(settled.origin), {
      asOf: settled.asOf,
      landmark,
    });
    const found = await probabilitiesFrom(snapshot, settled, standing, { landmark, times });
    const n = standing.reduce((sum, { count }) => sum + count, 0);
    return { ground: { definition: DEFINITION, n }, answer: { landmarkDays: landmark, states: found } };
  });
}

type StandingRow = { readonly rank: number; readonly count: number; readonly followed: number };
type StartedStep = Step & { readonly start: number } & Readonly<Record<string, unknown>>;

interface Landmarked {
  readonly landmark: number;
  readonly times: readonly number[];
}

async function probabilitiesFrom(
  snapshot: Snapshot,
  settled: Settled,
  standing: readonly StandingRow[],
  { landmark, times }: Landmarked,
): Promise<readonly FromState[]> {
  const { asOf, origin } = settled;
  const steps = await snapshot.rows<StartedStep>(courseFromLandmarkSql(origin), { asOf, landmark });
  const since = times.map((time) => time - landmark);
  const bands = await bandsFrom(snapshot, settled, standing, { landmark, times: since });
  return standing.map(({ rank, count, followed }) => {
    const starts = states.map((_, state) => (state === rank ? followed : 0));
    const shares = occupancy({ starts, steps: steps.filter(({ start }) => start === rank) }, since);
    const at = times.map((time, index) => {
      const known = shares[index] ?? null;
      const probabilities = known && sharesOf(known, bands.get(rank)?.[index] ?? null);
      return { time, probabilities, status: known === null ? ('NOT_AVAILABLE' as const) : null };
    });
    return { from: states[rank]!, n: count, followed, at };
  });
}

/** Of each state at the landmark; none without a band. */
async function bandsFrom(
  snapshot: Snapshot,
  { asOf, origin, band, seed, level }: Settled,
  standing: readonly StandingRow[],
  { landmark, times }: Landmarked,
): Promise<ReadonlyMap<number, Awaited<ReturnType<typeof drawnBands>>>> {
  const bands = new Map<number, Awaited<ReturnType<typeof drawnBands>>>();
  if (band === undefined) return bands;
  refuseBand(
    band,
    standing.reduce((sum, { followed }) => sum + followed, 0),
  );
  const rows = await snapshot.rows<PathRow>(pathsFromLandmarkSql(origin), { asOf, landmark });
  for (const { rank } of standing) {
    const paths = pathsOf(rows.filter(({ start }) => start === rank));
    bands.set(rank, await drawnBands(paths, times, { band, seed, level }));
  }
  return bands;
}
