import { UNKNOWN } from './age-bands.js';

/** The word that held on a day, or else the first after it; null where nothing was said. */
const fixedOn = (what: string, day: string): string =>
  `coalesce(arg_max(${what}, said_on) FILTER (said_on <= ${day}), arg_min(${what}, said_on))`;

/**
 * The sex and the year of birth of teachers as they were said to be on the day of an origin, or else first after it: what is
 * said anew later moves nobody to another group. Words of a day after $asOf say nothing. Columns: teacher, the
 * origin, sex, birth_year. Parameter: $asOf.
 *
 * @param people a relation with a column teacher
 * @param origin its column with the day
 */
export const characteristicsOnSql = (people: string, origin: string): string => `
  SELECT teacher, ${origin}, ${fixedOn('sex', origin)} AS sex, ${fixedOn('birth_year', origin)} AS birth_year
  FROM characteristics JOIN (SELECT DISTINCT teacher, ${origin} FROM ${people}) USING (teacher)
  WHERE said_on <= $asOf::DATE GROUP BY teacher, ${origin}`;

/** The sex, or a word for it not being on record. */
export const sexSql = `coalesce(sex, '${UNKNOWN}')`;
