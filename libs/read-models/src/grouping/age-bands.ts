import type { Vocabulary } from '#pathway/vocabulary/vocabulary';

/** What stands for those of whom it is not on record: a group of its own. */
export const UNKNOWN = 'unknown';

const FIRST_AGE = 25;
const LAST_AGE = 60;
const YEARS_A_BAND = 5;

const lowest = Array.from(
  { length: (LAST_AGE - FIRST_AGE) / YEARS_A_BAND },
  (_, band) => FIRST_AGE + band * YEARS_A_BAND,
);

/** The age bands of the school workforce census, youngest first. */
export const ageBands: Vocabulary = {
  name: 'age bands',
  source: 'School workforce in England, Department for Education: age_group',
  terms: [
    { code: 'under_25', label: 'Under 25' },
    ...lowest.map((age) => ({ code: `${age}_to_${age + 4}`, label: `${age} to ${age + 4}` })),
    { code: '60_and_over', label: '60 and over' },
    { code: UNKNOWN, label: 'Unknown' },
  ],
};

/**
 * The band of the age that somebody reaches in the calendar year of a day, as of a birth no more than the year is on
 * record: half of them are a year younger on the day itself.
 *
 * @param birthYear and the day, as SQL
 */
export const ageBandSql = (birthYear: string, day: string): string => {
  const age = `(year(${day}) - ${birthYear})`;
  const bands = lowest.map((from) => `WHEN ${age} < ${from + YEARS_A_BAND} THEN '${from}_to_${from + 4}'`);
  return `CASE WHEN ${birthYear} IS NULL THEN '${UNKNOWN}' WHEN ${age} < ${FIRST_AGE} THEN 'under_25'
    ${bands.join(' ')} ELSE '60_and_over' END`;
};
