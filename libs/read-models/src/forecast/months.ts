import { type EstimatedShare, ifRefilled, inPart } from '#statistics/forecast/vacancies';
import { addDays } from '#pathway/calendar';
import type { Settled } from './snapshots.js';
import type { MonthAhead } from './vacancy-forecast.answer.js';

/** How many left a stage in a calendar month (1 to 12), whatever the year. */
export type SeasonRow = { readonly rank: number; readonly month: number; readonly count: number };

const MONTHS = 12;

/** The vacancies of the year after the last snapshot, spread over its months as leaving was: they add up to the year's. */
export function monthsAhead(
  stock: number,
  exit: EstimatedShare | null,
  season: readonly SeasonRow[],
  { snapshots, level }: Settled,
): readonly MonthAhead[] {
  const left = season.reduce((sum, { count }) => sum + count, 0);
  if (exit === null || left === 0) return [];
  const shareOf = (month: number): number => (season.find((row) => row.month === month)?.count ?? 0) / left;
  return monthsAfter(snapshots.at(-1)!, MONTHS).map((month) => ({
    month,
    vacancies: ifRefilled(stock, inPart(exit, shareOf(Number(month.slice(5)))), 1, level),
  }));
}

/** The year of a month, `2025-09`. */
export const yearOf = (month: string): number => Number(month.slice(0, 'YYYY'.length));

/** So many calendar months, `2025-09`, from that of the next day. */
export function monthsAfter(day: string, months: number): readonly string[] {
  const [year, month] = addDays(day, 1).split('-').map(Number) as [number, number, number];
  return Array.from({ length: months }, (_, ahead) => {
    const index = month - 1 + ahead;
    return `${year + Math.floor(index / MONTHS)}-${String((index % MONTHS) + 1).padStart(2, '0')}`;
  });
}
