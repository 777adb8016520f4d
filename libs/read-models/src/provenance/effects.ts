import { inPercent } from '../proportions/percent.js';

/** Members of each cohort, and how many of them are retained in each year asked for. */
export type Cells = ReadonlyMap<number, { readonly n: number; readonly retained: readonly number[] }>;

/** A teacher as the facts tell it, or would without one of them. */
export interface Told {
  readonly teacher: string;
  /** The fact left out; null: none. */
  readonly without: string | null;
  readonly cohort: number;
  /** 0 or 1 for each year asked for. */
  readonly states: string;
}

export interface Effect {
  readonly cohort: number;
  readonly year: number;
  readonly percent: number;
  readonly percentWithout: number;
  readonly effect: number;
}

/**
 * What it does to the cells of a retention table that one teacher is told otherwise; undefined: not in it at all. Where
 * either rate would be of nobody there is no effect to tell.
 */
export function effectsOn(
  cells: Cells,
  years: readonly number[],
  now: Told | undefined,
  without: Told | undefined,
): readonly Effect[] {
  const cohorts = [...new Set([now, without].flatMap((told) => (told ? [told.cohort] : [])))];
  return cohorts.flatMap((cohort) =>
    years.flatMap((year, index) => {
      const cell = cells.get(cohort);
      const counts = (told: Told | undefined) => (told?.cohort === cohort ? 1 : 0);
      const retained = (told: Told | undefined) =>
        told?.cohort === cohort && told.states[index] === '1' ? 1 : 0;
      const n = (cell?.n ?? 0) - counts(now) + counts(without);
      if (!cell || n === 0) return [];
      const percent = inPercent(cell.retained[index]! / cell.n);
      const percentWithout = inPercent((cell.retained[index]! - retained(now) + retained(without)) / n);
      return [{ cohort, year, percent, percentWithout, effect: percent - percentWithout }];
    }),
  );
}
