/** A parked stream's later facts wait with the one that could not be applied: its record would have a hole. */
export const holdBackSql = `
  INSERT INTO held_back FROM staged SEMI JOIN parked USING (stream);
  DELETE FROM staged WHERE stream IN (SELECT stream FROM parked)`;

/** Only what can be read is kept: a date that is none, or data that is no JSON, is a fault of its fact. */
export const insertFactsSql = `
  INSERT INTO facts
  SELECT seq, fact_id, stream, type, effective_on::DATE, recorded_at::TIMESTAMP, source,
    CASE WHEN json_valid(data) THEN data ELSE error('Invalid Input Error: no JSON') END
  FROM staged`;

export const touchedSql = `CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT stream FROM staged`;

export const countsSql = `
  SELECT coalesce(sum(facts), 0)::INTEGER AS facts,
    coalesce(sum(facts) FILTER (type IS NULL), 0)::INTEGER AS unknown_types,
    coalesce(bool_or(teachers), false) AS teachers, coalesce(bool_or(organisations), false) AS organisations
  FROM (SELECT type, starts_with(stream, 'teacher-') AS teachers, starts_with(stream, 'organisation-') AS organisations,
    count(*) AS facts FROM staged GROUP BY ALL)`;
