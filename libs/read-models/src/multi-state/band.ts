import { setImmediate } from 'node:timers/promises';
import { type Band, bandOf, occupancySampler } from '#statistics/multi-state/bootstrap';
import type { Path, Step } from '#statistics/multi-state/course';
import { states } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import type { Snapshot } from '../read-model.js';
import type { CareerStatesArgs } from './career-states.answer.js';
import { pathsSql } from './followed.sql.js';

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
  { asOf, origin, ...drawing }: Drawing,
  times: readonly number[],
  n: number,
): Promise<readonly Band[]> {
  refuseBand(drawing.band, n);
  const rows = await snapshot.rows<PathRow>(pathsSql(origin), { asOf });
  return drawnBands(pathsOf(rows), times, drawing);
}

/** @throws ImpossibleQuestion a band of `n` careers takes too many samples */
export function refuseBand(band: number, n: number): void {
  const most = Math.min(MOST_REPLICATES, Math.floor(MOST_DRAWN / Math.max(n, 1)));
  if (!Number.isInteger(band) || band < 1 || band > most)
    throw new ImpossibleQuestion(`band is a number of samples from 1 to ${most} for ${n} careers.`);
}

/** Limits from samples of these paths. */
export async function drawnBands(
  paths: readonly Path[],
  times: readonly number[],
  { band, seed, level }: Pick<Drawing, 'band' | 'seed' | 'level'>,
): Promise<readonly Band[]> {
  const sample = occupancySampler(states.length, paths, times, seed);
  const samples: ReturnType<typeof sample>[] = [];
  while (samples.length < band) {
    samples.push(sample());
    await setImmediate();
  }
  return bandOf(samples, level);
}

export type PathRow = Omit<Step, 'count'> & Readonly<Record<string, unknown>>;

/** The rows of a career come one after another; the last ends its follow-up. */
export function pathsOf(rows: readonly PathRow[]): readonly Path[] {
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
