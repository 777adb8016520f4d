export type ProfileName = 'own' | 'alliance' | 'research' | 'public';

/** A kind of day on which a figure may be asked: the last day of a month, or the first Thursday of November. */
export type FixedDay = 'month end' | 'census day';

/** What may be shown to a kind of reader. Counts are of teachers. */
export interface Profile {
  readonly name: ProfileName;
  /** What it does, for those who are shown figures under it. */
  readonly words: readonly string[];
  /** Counts from 1 to one under this are hidden; 1 hides nothing. */
  readonly threshold: number;
  /** Counts are shown as the nearest multiple of this; 1 shows them as they are. */
  readonly roundingBase: number;
  /** Whether further cells of a table are hidden, so that no hidden one can be worked out (secondary suppression). */
  readonly secondary: boolean;
  /** Rates, means, order statistics and curves need at least so many teachers. */
  readonly smallestBase: number;
  /** That all of a group, or none, did something is hidden where the group is smaller than this. */
  readonly groupsUnder: number;
  /** An order statistic needs so many teachers on either side of it; 0 shows even the first and the last. */
  readonly beyond: number;
  /** Lengths of time are shown to the nearest so many days. */
  readonly dayStep: number;
  /** On which days a figure may be asked; null: any. */
  readonly days: readonly FixedDay[] | null;
  /** By what figures may be broken down or narrowed; null: anything. */
  readonly dimensions: readonly string[] | null;
  /** How many of these dimensions one table may cross. */
  readonly crossed: number;
  /** A cell that differs from what was shown before by 1 to one under this is hidden (differencing); 1: by any. */
  readonly differencesUnder: number;
}

/** Whether a profile leaves every figure as it is. */
export const hidesNothing = ({ threshold, roundingBase }: Profile): boolean =>
  threshold <= 1 && roundingBase <= 1;
