import type { NewEvent } from '#event-log/event-log';
import { factIn } from '#pathway/stored-fact';
import { coded } from './coded-fact.js';

/**
 * Whether two events of one id tell the same. A word that has since become a code of its list still means the
 * same, so that importing an old file again changes nothing. What this release doesn't understand can't be said to tell
 * something else.
 */
export function saysTheSame(one: NewEvent, other: NewEvent): boolean {
  if (one.type !== other.type || one.effectiveOn !== other.effectiveOn) return false;
  if (one.recordedAt !== other.recordedAt) return false;
  if (one.version === other.version && one.data === other.data) return true;
  const [first, second] = [factIn(one), factIn(other)];
  return !first || !second || canonical(coded(first)) === canonical(coded(second));
}

/** JSON with the keys in order, whoever wrote them. */
const canonical = (value: object): string =>
  JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
