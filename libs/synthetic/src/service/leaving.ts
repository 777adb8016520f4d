import { leavingDestinations } from '#pathway/vocabulary/leaving-destinations';
import { leavingReasons } from '#pathway/vocabulary/leaving-reasons';
import { dayIn, firstDayOf, lastDayOf, schoolYearOf } from '../calendar.js';
import { codesInUse } from '../chance/codes.js';
import type { Random } from '../chance/random.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Standing } from './ladder.js';

/**
 * Chance of leaving in each school year of service. With those who return it gives the published retention of
 * entrants: 87 to 91% after one year, 67 to 74% after five, 58 to 60% after ten (School Workforce Census).
 */
const LEAVES_IN_YEAR = [0.113, 0.091, 0.079, 0.069, 0.059, 0.05, 0.046, 0.043, 0.04, 0.038];
const LEAVES_LATER = 0.022;

/** Leaders leave less than teachers of the same year, heads and executive leaders more than other leaders. */
const LEAVES_BY_STANDING: Readonly<Record<Standing, { factor: number; least: number }>> = {
  classroom: { factor: 1.06, least: 0 },
  middle: { factor: 0.75, least: 0 },
  senior: { factor: 0.75, least: 0.035 },
  head: { factor: 0.8, least: 0.055 },
  executive: { factor: 0.8, least: 0.05 },
};

/** Chance of retiring in a year from an age on. */
const RETIRES_FROM: readonly (readonly [age: number, chance: number])[] = [
  [55, 0.06],
  [58, 0.12],
  [60, 0.3],
  [63, 0.4],
  [66, 1],
];

/** Most resign for the end of the summer term, some for Christmas or Easter. */
const WHEN: Weights<'summer' | 'christmas' | 'easter' | 'any day'> = [
  ['summer', 72],
  ['christmas', 13],
  ['easter', 10],
  ['any day', 5],
];

/** Part of those who leave and are not retiring who come back, and after how many years out. */
const RETURNS = 0.22;
const YEARS_OUT: Weights<number> = [
  [1, 42],
  [2, 22],
  [3, 14],
  [4, 8],
  [5, 6],
  [7, 5],
  [10, 3],
];
const OLDEST_RETURN = 58;

const REASONS = codesInUse(leavingReasons, [
  ['workload', 28],
  ['family', 18],
  ['relocation', 12],
  ['health', 8],
  ['contract_end', 8],
  ['redundancy', 2],
  ['dismissal', 1],
  ['other', 15],
  ['unknown', 8],
]);

/** After NFER 2017, without those who retire. */
const DESTINATIONS = codesInUse(leavingDestinations, [
  ['independent_school', 26],
  ['outside_education', 26],
  ['teaching_overseas', 12],
  ['further_education', 5],
  ['higher_education', 3],
  ['local_authority', 2],
  ['career_break', 8],
  ['unknown', 18],
]);

export interface Departure {
  readonly day: number;
  readonly kind: 'retires' | 'fails induction' | 'leaves';
}

/** Whether and when someone leaves in a school year. `yearsServed`: school years before this one. */
export function departureIn(
  random: Random,
  year: number,
  yearsServed: number,
  standing: Standing,
  age: number,
): Departure | undefined {
  const retires = RETIRES_FROM.findLast(([from]) => age >= from);
  if (retires && random.chance(retires[1])) return { day: dayOfLeaving(random, year), kind: 'retires' };
  const { factor, least } = LEAVES_BY_STANDING[standing];
  const chance = Math.max(least, factor * (LEAVES_IN_YEAR[yearsServed] ?? LEAVES_LATER));
  return random.chance(chance) ? { day: dayOfLeaving(random, year), kind: 'leaves' } : undefined;
}

function dayOfLeaving(random: Random, year: number): number {
  switch (weighted(random, WHEN)) {
    case 'summer':
      return lastDayOf(year);
    case 'christmas':
      return dayIn(year, 12, 31);
    case 'easter':
      return dayIn(year + 1, 4, 30);
    case 'any day':
      return firstDayOf(year) + random.between(40, 330);
  }
}

/** What a leaver says, where it is known. */
export function fieldsOfLeaving(
  random: Random,
  { day, kind }: Departure,
): { destination?: string; reason?: string } {
  if (kind === 'retires') return { destination: 'retired', reason: 'retirement' };
  const destination = DESTINATIONS(random, day);
  const reason = kind === 'fails induction' ? 'dismissal' : REASONS(random, day);
  return { ...(destination && { destination }), ...(reason && { reason }) };
}

/** The day on which a leaver comes back, if ever. */
export function returnAfter(random: Random, { day, kind }: Departure, age: number): number | undefined {
  if (kind !== 'leaves' || age > OLDEST_RETURN || !random.chance(RETURNS)) return undefined;
  const september = firstDayOf(schoolYearOf(day) + 1 + weighted(random, YEARS_OUT));
  return random.chance(0.8) ? september : september + random.between(100, 130);
}
