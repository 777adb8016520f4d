import { setImmediate } from 'node:timers/promises';
import { type Band, bandOf, occupancySampler } from '#statistics/multi-state/bootstrap';
import type { Path, Step } from '#statistics/multi-state/course';
import { states } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import type { Snapshot } from '../read-model.js';
import type { CareerStatesArgs } from './career-states.answer.js';
import { type Origin, pathsSql } from './followed.sql.js';

const MOST_REPLICATES = 2_000;
/** Careers drawn in all samples together: some seconds. */
const MOST_DRAWN = 20_000_000;

type Drawing = Required<Pick<CareerStatesArgs, 'asOf' | 'origin' | 'band' | 'seed' | 'level'>>;

/**
 * Limits of the occupancy at these times, from samples of the `n` careers. Others are let in between two samples.
 *
 * @throws ImpossibleQuestion the band takes too many samples
 */
export async function bandsFor(
  snapshot: Snapshot,
  { asOf, origin, band, seed, level }: Drawing,
  times: readonly number[],
  n: number,
): Promise<readonly Band[]> {
  const most = Math.min(MOST_REPLICATES, Math.floor(MOST_DRAWN / Math.max(n, 1)));
  if (!Number.isInteger(band) || band < 1 || band > most)
    throw new ImpossibleQuestion(`band is a number of samples from 1 to ${most} for ${n} careers.`);
  const sample = occupancySampler(states.length, await pathsFrom(snapshot, origin, asOf), times, seed);
  const samples: ReturnType<typeof sample>[] = [];
  while (samples.length < band) {
    samples.push(sample());
    await setImmediate();
  }
  return bandOf(samples, level);
}

type PathRow = Omit<Step, 'count'> & Readonly<Record<string, unknown>>;

/** The rows of a career come one after another; the last ends its follow-up. */
async function pathsFrom(snapshot: Snapshot, origin: Origin, asOf: string): Promise<readonly Path[]> {
  const rows = await snapshot.rows<PathRow>(pathsSql(origin), { asOf });
  const paths: Path[] = [];
  let moves: { time: number; to: number }[] = [];
  let start: number | null = null;
  for (const { time, from, to } of rows) {
    start ??= from;
    if (to !== null) moves.push({ time, to });
    else {
      paths.push({ start, moves, followUp: time });
      [moves, start] = [[], null];
    }
  }
  return paths;
}
