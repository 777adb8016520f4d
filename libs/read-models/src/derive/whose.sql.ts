import { factColumns } from './in-force.sql.js';

/**
 * SQL of the number by which a teacher goes on the workbench, from that of the stream on which a fact stands and of the
 * teacher's id.
 */
export type NumberOf = (stream: string, teacher: string) => string;

const types = `('RecordMerged', 'FactsReassigned')`;
const isOfCareer = `type NOT IN ('FactVoided', 'FactCorrected')`;

/** Merges and reassignments in force, in the order in which they were recorded: stream, type, data. */
export const mergesInForceSql = `
  SELECT stream, type, data FROM (
    SELECT seq, stream, type, recorded_at, data FROM known ANTI JOIN struck_out USING (stream, fact_id)
    ANTI JOIN corrected USING (seq) WHERE type IN ${types}
    UNION ALL SELECT seq, stream, type, recorded_at, data FROM corrected WHERE type IN ${types})
  ORDER BY recorded_at, seq`;

/** The facts that count for another teacher than that of their record: seq, teacher. */
export const movedSql = (numberOf: NumberOf): string => `
  CREATE OR REPLACE TEMP TABLE moved AS
  WITH facts AS (FROM moves WHERE fact_id IS NOT NULL), records AS (FROM moves WHERE fact_id IS NULL)
  SELECT seq, ${numberOf('stream', 'moved_to')} AS teacher FROM (
    SELECT known.seq, known.stream, coalesce(facts.teacher, records.teacher) AS moved_to FROM known
    LEFT JOIN facts USING (stream, fact_id) LEFT JOIN records ON records.stream = known.stream
    WHERE ${isOfCareer} AND coalesce(facts.teacher, records.teacher) IS NOT NULL)`;

/** Among what doesn't stand as it was recorded. */
export const moveSql = `
  UPDATE corrected SET teacher = moved.teacher FROM moved WHERE corrected.seq = moved.seq;
  INSERT INTO corrected BY NAME
    SELECT ${factColumns} FROM (SELECT known.* REPLACE (moved.teacher AS teacher) FROM known JOIN moved USING (seq))
    ANTI JOIN struck_out USING (stream, fact_id) ANTI JOIN corrected USING (seq)`;
