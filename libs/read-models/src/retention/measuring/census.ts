import { addDays } from '#pathway/calendar';

/** The school workforce census of a year: the first Thursday of November. */
export function censusOf(year: number): string {
  const first = `${String(year).padStart(4, '0')}-11-01`;
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  return addDays(first, (11 - weekday) % 7);
}

/** The same in SQL. */
export function censusSql(year: string): string {
  const first = `make_date((${year})::INTEGER, 11, 1)`;
  return `(${first} + ((11 - isodow(${first})) % 7)::INTEGER)`;
}
