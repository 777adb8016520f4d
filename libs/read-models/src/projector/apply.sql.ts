import { typedFields, withTypedFields } from '../derive/typed-fields.sql.js';

/** A parked stream's later facts wait with the one that could not be applied: its record would have a hole. */
export const holdBackSql = `
  INSERT INTO held_back FROM staged SEMI JOIN parked USING (stream);
  DELETE FROM staged WHERE stream IN (SELECT stream FROM parked)`;

const understood = `(
  SELECT seq, fact_id, stream,
    CASE WHEN starts_with(stream, 'teacher-') THEN substr(stream, 9) END AS teacher,
    CASE WHEN starts_with(stream, 'organisation-') THEN substr(stream, 14) END AS organisation,
    type, effective_on::DATE AS effective_on, recorded_at::TIMESTAMP AS recorded_at, data
  FROM staged)`;

export const insertFactsSql = `
  INSERT INTO facts (seq, fact_id, stream, teacher, organisation, type, effective_on, recorded_at, data,
    ${typedFields.join(', ')})
  ${withTypedFields(understood)}`;

export const touchedSql = `CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT stream FROM staged`;

export const countsSql = `
  SELECT coalesce(sum(facts), 0)::INTEGER AS facts,
    coalesce(sum(facts) FILTER (type IS NULL), 0)::INTEGER AS unknown_types,
    coalesce(bool_or(teachers), false) AS teachers, coalesce(bool_or(organisations), false) AS organisations
  FROM (SELECT type, starts_with(stream, 'teacher-') AS teachers, starts_with(stream, 'organisation-') AS organisations,
    count(*) AS facts FROM staged GROUP BY ALL)`;
