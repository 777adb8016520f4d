import { bringsLink, linkedStreams, linksIn, touchLinkedSql } from '../linked/linked.sql.js';

/** Where the events of a round wait: as they came, or staged, so that some of them can be told from the others. */
export type Waiting = 'parted' | 'staged';

export const stageSql = 'INSERT INTO staged FROM parted';

/** A parked stream's later facts wait with the one that could not be applied: its record would have a hole. */
export const holdBackSql = `
  INSERT INTO held_back FROM staged SEMI JOIN parked USING (stream);
  DELETE FROM staged WHERE stream IN (SELECT stream FROM parked)`;

/**
 * The facts of the round, and whom they are about. Only what can be read is taken: a date that is none, or data that
 * is no JSON, is a fault of its fact. On the workbench a teacher goes by the number of a fact: what is matched and sorted
 * by a number takes half as long.
 */
export const freshSql = (waiting: Waiting): string => `
  CREATE OR REPLACE TEMP TABLE fresh AS
  WITH facts AS MATERIALIZED (
    SELECT seq, fact_id, stream, type, effective_on::DATE AS effective_on, recorded_at::TIMESTAMP AS recorded_at, source,
      CASE WHEN json_valid(data) THEN data ELSE error('Invalid Input Error: no JSON') END AS data
    FROM ${waiting})
  SELECT facts.*, teacher FROM facts LEFT JOIN (
    SELECT stream, min(seq) AS teacher FROM facts WHERE starts_with(stream, 'teacher-') GROUP BY stream) USING (stream);
  CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT stream, teacher FROM fresh`;

export const countsSql = `
  SELECT count(*)::INTEGER AS facts, (count(*) - count(type))::INTEGER AS unknown_types,
    EXISTS (FROM touched WHERE starts_with(stream, 'teacher-')) AS teachers,
    EXISTS (FROM touched WHERE starts_with(stream, 'organisation-')) AS organisations,
    EXISTS (FROM links) OR coalesce(bool_or(${bringsLink}), false) AS are_linked
  FROM fresh`;

/** Where records are tied to others, these are touched too. */
export const linkSql = `
  INSERT INTO links FROM (${linksIn('fresh')}) EXCEPT FROM links;
  ${touchLinkedSql}`;

/**
 * Keeps the facts of the round, and adds to them what was known before of the records they touch. Of a record that is
 * tied to one of them, rows may be stored though no fact of its own is known.
 */
export const keepSql = `
  CREATE OR REPLACE TEMP TABLE older AS SELECT facts.*, teacher FROM facts JOIN touched USING (stream);
  CREATE OR REPLACE TEMP TABLE known_before AS
    SELECT stream FROM older UNION FROM (${linkedStreams}) SEMI JOIN touched USING (stream);
  INSERT INTO facts SELECT * EXCLUDE (teacher) FROM fresh;
  INSERT INTO fresh FROM older`;
