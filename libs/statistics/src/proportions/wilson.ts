import { criticalValue } from '../special/normal-quantile.js';

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Limits of a proportion, of `part` out of `whole`, between 0 and 1: the score interval. Null of nothing (`whole` 0).
 * Of a full count they describe chance variation, for comparison with others, not an error of sampling.
 *
 * Source: Wilson 1927, J Am Stat Assoc 22:209; without correction for continuity.
 *
 * @param level how sure, e.g. 0.95
 * @throws RangeError the level is not between 0 and 1, or the part not between nothing and the whole
 */
export function wilson(part: number, whole: number, level: number): Limits | null {
  const z = criticalValue(level);
  if (!(part >= 0 && part <= whole)) throw new RangeError('A part lies between nothing and the whole.');
  if (whole === 0) return null;
  const share = part / whole;
  const scale = 1 + (z * z) / whole;
  const middle = (share + (z * z) / (2 * whole)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  return {
    lower: part === 0 ? 0 : Math.max(0, middle - reach),
    upper: part === whole ? 1 : Math.min(1, middle + reach),
  };
}
