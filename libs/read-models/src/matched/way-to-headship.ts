import { cumulativeIncidence, incidenceAt } from '#statistics/competing-risks/cumulative-incidence';
import { inTimeOrder } from '#statistics/risk-set/observations';
import { kaplanMeier } from '#statistics/survival/kaplan-meier';
import { restrictedMean } from '#statistics/survival/restricted-mean';
import type { WayToHeadship } from './assignment-headship.answer.js';
import { inPercent } from '../proportions/percent.js';

/** So many alike: what came after so many days. */
export interface Followed {
  readonly stratum: number;
  readonly is_treated: boolean;
  readonly time: number;
  /** 1 headship, 2 leaving, 0 neither. */
  readonly outcome: 0 | 1 | 2;
  readonly count: number;
}

const HEADSHIP = 1;
const DAYS_A_MONTH = 365.25 / 12;

/**
 * How soon they head, each counting as much as it is said to: with weights, shares and means are those of a population
 * made up so, and no limits can be told of them.
 */
export function wayToHeadship(
  rows: readonly Followed[],
  weightOf: (row: Followed) => number,
  days: number,
): WayToHeadship {
  const exit = rows.map(({ time }) => time);
  const cause = rows.map(({ outcome }) => outcome);
  const count = rows.map((row) => row.count * weightOf(row));
  const sum = (of: readonly Followed[]) => of.reduce((total, row) => total + row.count, 0);
  const told = { n: sum(rows), heads: sum(rows.filter(({ outcome }) => outcome === HEADSHIP)) };
  if (rows.length === 0) return { ...told, percent: null, meanMonths: null };
  const curves = cumulativeIncidence(inTimeOrder({ exit, cause, count }, { causes: 2 }));
  const onlyHeadship = cause.map((outcome) => (outcome === HEADSHIP ? 1 : 0));
  const mean = restrictedMean(kaplanMeier(inTimeOrder({ exit, cause: onlyHeadship, count })), days);
  const at = incidenceAt(curves, HEADSHIP, days, 0);
  return {
    ...told,
    percent: at && inPercent(at.incidence),
    meanMonths: mean && mean.value / DAYS_A_MONTH,
  };
}
