import type { Draft, TeacherFact } from '../career/career.js';
import { instantOn } from '../calendar.js';
import type { Random } from '../chance/random.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';

/** How long after it took effect a fact becomes known, in days; no published figure. */
const LATENESS: readonly (readonly [least: number, most: number])[] = [
  [0, 0],
  [1, 7],
  [8, 30],
  [31, 90],
  [91, 250],
  [251, 560],
];
const LATENESS_WEIGHTS: Weights<number> = [30, 26, 22, 13, 7, 2].map((weight, index) => [index, weight]);

/** Appointments and departures are often known before their day. */
const ANNOUNCED: ReadonlySet<TeacherFact['type']> = new Set<TeacherFact['type']>([
  'TrainingStarted',
  'TrainingYearStarted',
  'PostStarted',
  'Promoted',
  'MovedLaterally',
  'SteppedDown',
  'LeftTeaching',
  'ReturnedToTeaching',
  'CareerBreakStarted',
  'AssignmentProposed',
]);
const KNOWN_BEFORE = 0.25;
const DAYS_BEFORE = 75;

const WORKING_DAY = { from: 7 * 3_600_000, to: 18 * 3_600_000 };

/** The day on which the drafts of one day become known, never after the end of history. */
export function dayKnown(
  random: Random,
  drafts: readonly Draft[],
  from: number,
  to: number,
  until: number,
): number {
  const { day } = drafts[from]!;
  if (areAnnounced(drafts, from, to) && random.chance(KNOWN_BEFORE))
    return day - random.between(1, DAYS_BEFORE);
  const [least, most] = LATENESS[weighted(random, LATENESS_WEIGHTS)]!;
  const known = day + random.between(least, most);
  return known <= until ? known : random.between(day, until);
}

function areAnnounced(drafts: readonly Draft[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (!ANNOUNCED.has(drafts[index]!.fact.type)) return false;
  return true;
}

/** A time of a working day, in milliseconds; leaves room for a day's facts to follow each other. */
export const timeKnown = (random: Random): number => random.between(WORKING_DAY.from, WORKING_DAY.to);

/** The first instant of the working day. */
export const openingOf = (day: number): number => instantOn(day, WORKING_DAY.from - 3_600_000);
