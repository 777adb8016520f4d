import { academicYearSql } from '../retention/measuring/clocks.sql.js';

const isKnown = `destination IS NOT NULL AND destination <> 'unknown'`;

const departures = `(FROM service_spells WHERE end_on <= $asOf::DATE AND start_on < end_on)`;

export const leaversByYearSql = `
  SELECT ${academicYearSql('end_on')} AS year, count(*)::INTEGER AS leavers,
    (count(*) FILTER (${isKnown}))::INTEGER AS known
  FROM ${departures} GROUP BY year ORDER BY year`;

export const leaversByDestinationSql = `
  SELECT destination, count(*)::INTEGER AS leavers FROM ${departures}
  GROUP BY destination ORDER BY leavers DESC, destination NULLS LAST`;

export const leaverCountSql = `SELECT count(DISTINCT teacher)::INTEGER AS n FROM ${departures}`;

const isInService = 'spell IS NOT NULL AND (spell.end_on IS NULL OR spell.end_on > day)';

const isUnknown = 'spell.end_on <= day AND NOT spell.is_known';

/** The measuring days of each teacher, and on each the latest spell by then. */
const bounded = `
  days AS (
    SELECT teacher, cohort, year, (qts_on + to_years(year))::DATE AS day
    FROM careers CROSS JOIN (SELECT unnest($years::INTEGER[]) AS year) WHERE qts_on <= $asOf::DATE),
  latest AS (
    SELECT teacher, year, max_by(struct_pack(end_on := end_on, is_known := ${isKnown}), start_on) AS spell
    FROM days JOIN service_spells USING (teacher)
    WHERE start_on <= day AND day <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on)
    GROUP BY teacher, year)`;

/**
 * For each cohort and year: who has come to that anniversary of QTS, who is in service on it, and who is out of service
 * after a departure (the latest by then) with no known destination. Parameters: $asOf, $years.
 */
export const boundedRetentionSql = `
  WITH ${bounded}
  SELECT cohort, year, count(*)::INTEGER AS n, (count(*) FILTER (day <= $asOf::DATE))::INTEGER AS eligible,
    (count(*) FILTER (${isInService}))::INTEGER AS in_service,
    (count(*) FILTER (${isUnknown}))::INTEGER AS unknown
  FROM days LEFT JOIN latest USING (teacher, year)
  GROUP BY cohort, year ORDER BY cohort, year`;

/**
 * Whom these queries count: (path, teacher, event), a path being as in the answer but for years. A departure is told by
 * its day.
 */
export const leaversCountedSql = `
  WITH ${bounded},
  departures AS (SELECT teacher, end_on::VARCHAR AS event, ${academicYearSql('end_on')}::VARCHAR AS year,
    ${isKnown} AS is_known, coalesce(destination, 'null') AS destination FROM ${departures}),
  measured AS (FROM days LEFT JOIN latest USING (teacher, year))
  SELECT ['all', 'leavers'] AS path, teacher, event FROM departures
  UNION ALL SELECT ['all', 'known'], teacher, event FROM departures WHERE is_known
  UNION ALL SELECT ['byYear', year, 'leavers'], teacher, event FROM departures
  UNION ALL SELECT ['byYear', year, 'known'], teacher, event FROM departures WHERE is_known
  UNION ALL SELECT ['byDestination', destination, 'leavers'], teacher, event FROM departures
  UNION ALL SELECT ['cohorts', cohort::VARCHAR, 'n'], teacher, NULL FROM measured
  UNION ALL SELECT ['cohorts', cohort::VARCHAR, 'cells', year::VARCHAR, 'eligible'], teacher, NULL
    FROM measured WHERE day <= $asOf::DATE
  UNION ALL SELECT ['cohorts', cohort::VARCHAR, 'cells', year::VARCHAR, 'inService'], teacher, NULL
    FROM measured WHERE ${isInService}
  UNION ALL SELECT ['cohorts', cohort::VARCHAR, 'cells', year::VARCHAR, 'unknown'], teacher, NULL
    FROM measured WHERE ${isUnknown}`;
