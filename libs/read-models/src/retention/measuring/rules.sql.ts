import { anniversaryBits, bitsBelow } from '../../derive/anniversaries.sql.js';
import { type Clock, daysUpTo } from './clocks.sql.js';
import type { Settled } from '../settings.js';

/** Measuring days within a spell: those not before its first day, up to its last. Of days after $asOf it says nothing. */
const covered = (clock: Clock): string => between(clock, daysUpTo(clock, '(end_on - 1)'));

const between = (clock: Clock, upTo: string): string => `(
  CASE WHEN end_on IS NULL THEN ${anniversaryBits} ELSE ${upTo} END - ${daysUpTo(clock, '(start_on - 1)')})`;

/** Measuring days not after the last day of a spell, as far as it is known on $asOf. */
const notAfter = (clock: Clock): string =>
  daysUpTo(clock, 'least(coalesce(end_on - 1, $asOf::DATE), $asOf::DATE)');

/** Measuring days with a day of the spell since the measuring day before them. */
const since = (clock: Clock): string => between(clock, bitsBelow(`${clock('(end_on - 2)')} + 2`));

/**
 * The measuring days on which a teacher is retained, as bits, from the spells (start_on, end_on) in which they are
 * present; to be grouped by teacher. A spell has at least a day on or before $asOf. CONTINUOUS is told otherwise: by
 * the first spell alone.
 */
export function retainedBits(rule: Settled['rule'], clock: Clock): string {
  const bits = { POINT: covered, CONTINUOUS: covered, UNBOUNDED: notAfter, BRACKET: since }[rule];
  return `bit_or(${bits(clock)})`;
}

/** Measuring days within the spell that begins with `start_on` and ends with `end_on`. */
export const coveredBits = covered;
