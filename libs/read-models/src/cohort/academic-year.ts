import { academicYearName } from '#pathway/calendar';

/** The first calendar year of `2014/15`, or undefined if that isn't how an academic year is written. */
export function firstYearOf(name: string): number | undefined {
  const year = Number(/^(\d{4})\/\d{2}$/.exec(name)?.[1]);
  return academicYearName(year) === name ? year : undefined;
}

/** The last day of an academic year so many years later. */
export const endOfYearAfter = (firstYear: number, years: number): string =>
  `${String(firstYear + 1 + years).padStart(4, '0')}-08-31`;
