/**
 * What was said of the sex and the year of birth of each teacher, a row for each day from which something was said: null
 * where nothing was said of the one or the other; of one day, what was recorded last.
 */
export const characteristicsSql = `
  SELECT teacher, effective_on AS said_on, last(sex ORDER BY recorded_at, seq) FILTER (sex IS NOT NULL) AS sex,
    last(birth_year ORDER BY recorded_at, seq) FILTER (birth_year IS NOT NULL) AS birth_year
  FROM (
    SELECT teacher, effective_on, recorded_at, seq, data->>'$.sex' AS sex,
      TRY_CAST(data->>'$.birthYear' AS INTEGER) AS birth_year
    FROM in_force WHERE type = 'CharacteristicsReported')
  GROUP BY teacher, effective_on`;
