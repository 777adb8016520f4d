/**
 * What is said of something anew from time to time, each word holding until the next; of one day, what was recorded last.
 * Rows: the key, the columns, start_on, end_on.
 *
 * @param key columns that name what it is said of
 * @param columns what is said, as SQL over the facts in force
 * @param where which facts say it
 */
export const latestWordSql = (key: string, columns: string, where: string): string => `
  SELECT ${key}, ${columns}, effective_on AS start_on,
    lead(effective_on) OVER (PARTITION BY ${key} ORDER BY effective_on) AS end_on
  FROM (
    FROM in_force WHERE ${where}
    QUALIFY row_number() OVER (PARTITION BY ${key}, effective_on ORDER BY recorded_at DESC, seq DESC) = 1)`;
