/** Anniversaries are told apart up to this one, each by a bit of a 64-bit number. */
export const LAST_ANNIVERSARY = 60;

const dayOfYear = (date: string): string => `(month(${date}) * 100 + day(${date}))`;

/**
 * Whole years from one date to another not before it: anniversaries of 29 February fall on 28 February in other years.
 * Adding years to a date would say the same, at ten times the cost.
 */
export function wholeYears(from: string, to: string): string {
  const isNotYet = `${dayOfYear(from)} > ${dayOfYear(to)}`;
  const isItsStandIn = `${dayOfYear(from)} = 229 AND ${dayOfYear(to)} = 228 AND day(${to} + 1) = 1`;
  return `(year(${to}) - year(${from}) - CASE WHEN ${isNotYet} AND NOT (${isItsStandIn}) THEN 1 ELSE 0 END)`;
}

/** The number whose bits 0 to `years` - 1 are set. */
export const bitsBelow = (years: string): string =>
  `((1::BIGINT << least(${years}, ${LAST_ANNIVERSARY + 1})) - 1)`;

/** Every bit there is. */
export const anniversaryBits = bitsBelow(String(LAST_ANNIVERSARY + 1));

/** Bit k is set if the spell (`start_on`, `end_on`; it begins on `from` or later) covers the k-th anniversary of `from`. */
export const anniversariesCovered = (from: string): string => `(
  CASE WHEN end_on IS NULL THEN ${anniversaryBits}
    ELSE ${bitsBelow(`${wholeYears(from, '(end_on - 1)')} + 1`)} END
  - ${bitsBelow(`${wholeYears(from, '(start_on - 1)')} + 1`)})`;

/** The bits of a number up to that of the last anniversary on or before a date. */
export const upTo = (bits: string, from: string, date: string): string =>
  `(${bits} & ${bitsBelow(`${wholeYears(from, date)} + 1`)})`;

/** 1 if bit k is set, else 0. */
export const bitOf = (bits: string, k: number): string => `((${bits} >> ${k}) & 1)`;
