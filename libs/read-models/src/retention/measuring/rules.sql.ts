import { anniversaryBits, bitsBelow } from '../../derive/anniversaries.sql.js';
import { type Clock, daysUpTo } from './clocks.sql.js';
import type { Settled } from '../settings.js';

/**
 * Measuring days within the spell between two columns: those not before its first day, up to its last. Of days after
 * $asOf it says nothing.
 */
export const coveredBits = (clock: Clock, start = 'start_on', end = 'end_on'): string => `(
  CASE WHEN ${end} IS NULL THEN ${anniversaryBits} ELSE ${daysUpTo(clock, `(${end} - 1)`)} END
  - ${daysUpTo(clock, `(${start} - 1)`)})`;

/** Measuring days not after the last day of a spell, as far as it is known on $asOf. */
const notAfter = (clock: Clock): string =>
  daysUpTo(clock, 'least(coalesce(end_on - 1, $asOf::DATE), $asOf::DATE)');

/** Measuring days with a day of the spell since the measuring day before them. */
const since = (clock: Clock): string => `(
  CASE WHEN end_on IS NULL THEN ${anniversaryBits} ELSE ${bitsBelow(`${clock('(end_on - 2)')} + 2`)} END
  - ${daysUpTo(clock, '(start_on - 1)')})`;

/**
 * The measuring days on which a teacher is retained, as bits, from the spells (start_on, end_on) in which they are
 * present; to be grouped by teacher. A spell has at least a day on or before $asOf.
 */
export function retainedBits(rule: Exclude<Settled['rule'], 'CONTINUOUS'>, clock: Clock): string {
  const bits = { POINT: coveredBits, UNBOUNDED: notAfter, BRACKET: since }[rule];
  return `bit_or(${bits(clock)})`;
}
