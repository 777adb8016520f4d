import { anniversary, daysBetween, isCalendarDate } from '#pathway/calendar';
import { ImpossibleQuestion } from '../answer.js';
import type { VacancyForecastArgs } from './vacancy-forecast.answer.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

export type Settled = Required<Omit<VacancyForecastArgs, 'knownAt'>> & Pick<VacancyForecastArgs, 'knownAt'>;

const YEARS_POOLED = 5;
const MOST = 50;

/**
 * The arguments with their defaults; snapshots in order of time.
 *
 * @throws ImpossibleQuestion snapshots, horizons or a level that cannot be
 */
export function settledForecast(args: VacancyForecastArgs): Settled {
  const { asOf, horizons = [1, 2, 3, 4, 5], level = DEFAULT_LEVEL } = args;
  if (!isCalendarDate(asOf)) throw new ImpossibleQuestion('asOf must be a calendar date (YYYY-MM-DD).');
  const snapshots = (args.snapshots ?? yearsBefore(asOf)).toSorted();
  if (snapshots.length < 2 || snapshots.length > MOST || new Set(snapshots).size < snapshots.length)
    throw new ImpossibleQuestion(`snapshots are 2 to ${MOST} dates, each once.`);
  if (!snapshots.every(isCalendarDate) || snapshots.at(-1)! > asOf)
    throw new ImpossibleQuestion('snapshots are calendar dates, none after asOf.');
  const areYears = horizons.every((years) => Number.isInteger(years) && years >= 1 && years <= MOST);
  if (!areYears || horizons.length === 0 || horizons.length > MOST)
    throw new ImpossibleQuestion(`horizons are whole numbers of years from 1 to ${MOST}.`);
  refuseLevel(level);
  return { ...args, snapshots, horizons, level };
}

const yearsBefore = (asOf: string): readonly string[] =>
  Array.from({ length: YEARS_POOLED + 1 }, (_, years) => anniversary(asOf, -years));

/** Shares of one pair of snapshots are taken for shares of a year. */
export function warningsOf(snapshots: readonly string[]): readonly string[] {
  const gaps = snapshots.slice(1).map((day, index) => daysBetween(snapshots[index]!, day));
  return gaps.every((days) => days >= 364 && days <= 367)
    ? []
    : ['Some snapshots are not a year apart: what happened from one to the next is taken for a year.'];
}
