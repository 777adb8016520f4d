import { isKnown, type Knowing } from './candidates.sql.js';

const organisations = `starts_with(stream, 'organisation-')`;

/** The facts of a scope, with those of all organisations already. No record of it is tied to another: merges have been told. */
export const madeSql = (catalog: string, { mainCatalog, knownAt }: Knowing): string => `
  CREATE TABLE ${catalog}.main.facts AS FROM "${mainCatalog}".main.facts WHERE ${organisations} AND ${isKnown(knownAt)};
  CREATE TABLE ${catalog}.main.links AS FROM "${mainCatalog}".main.links LIMIT 0;
  CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT stream, NULL::BIGINT AS teacher FROM ${catalog}.main.facts`;

/** Numbered anew: of one fact on record several may have been made. */
const factsSql = `
  SELECT row_number() OVER (ORDER BY seen.seq, part, seen.fact_id) + (SELECT coalesce(max(seq), 0) FROM known) AS seq,
    seen.fact_id, 'teacher-' || seen.teacher AS stream, seen.type, seen.effective_on, seen.recorded_at,
    CASE WHEN how = 'MADE' THEN NULL ELSE source END AS source, seen.data
  FROM scope_seen seen LEFT JOIN (SELECT seq, source FROM known) USING (seq)`;

/**
 * Which facts on record are seen, and how: teacher, stream, fact_id, how. Of the corrections of a fact the last is seen
 * where it is: what one before it said may be of elsewhere.
 */
const seenOnRecordSql = `
  SELECT teacher, stream, fact_id, how FROM scope_seen WHERE how <> 'MADE'
  UNION
  SELECT seen.teacher, known.stream, known.fact_id, 'WHOLE'
  FROM known ANTI JOIN struck_out USING (stream, fact_id)
  JOIN scope_seen seen ON seen.stream = known.stream AND seen.fact_id = known.target
  WHERE known.type = 'FactCorrected' AND how = 'WHOLE'
  QUALIFY row_number() OVER (PARTITION BY known.stream, known.target ORDER BY known.recorded_at DESC, known.seq DESC) = 1`;

const isUnseen = (leader: string): string =>
  `${leader} IS NOT NULL AND ${leader} NOT IN (SELECT teacher FROM scope_stays)`;

/** An organisation's facts are for all to see, but for the teacher whom a cluster names: seen by whoever sees the teacher. */
const leadersHiddenSql = (catalog: string): string => `
  UPDATE ${catalog}.main.facts SET data = json_merge_patch(data, '{"executiveLeader": null}')::VARCHAR
  WHERE ${organisations} AND ${isUnseen(`(data->>'$.executiveLeader')`)};
  UPDATE ${catalog}.main.facts SET data = json_merge_patch(data, '{"changes": {"executiveLeader": null}}')::VARCHAR
  WHERE ${organisations} AND ${isUnseen(`(data->>'$.changes.executiveLeader')`)};
  UPDATE ${catalog}.main.organisations SET executive_leader = NULL WHERE ${isUnseen('executive_leader')}`;

/** Keeps what is seen in the database of the scope. */
export const keptSql = (catalog: string): string => `
  ${leadersHiddenSql(catalog)};
  INSERT INTO ${catalog}.main.facts BY NAME ${factsSql};
  CREATE TABLE ${catalog}.main.scope_seen AS ${seenOnRecordSql};
  CREATE TABLE ${catalog}.main.scope_stays AS
    SELECT teacher, kind, from_on, until_on, last_on FROM scope_stays`;

/** The workbench: its tables would hide those of the scope. */
export const removedSql = ['scope_places', 'scope_places_now', 'scope_stays', 'scope_seen', 'scope_ends']
  .map((table) => `DROP TABLE temp.${table}`)
  .join(';');
