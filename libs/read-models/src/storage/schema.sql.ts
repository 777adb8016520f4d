/** An event as it is read from the log, before any of it is applied. */
const rawColumns = `
  seq BIGINT, position VARCHAR, fact_id VARCHAR, stream VARCHAR, type VARCHAR,
  effective_on VARCHAR, recorded_at VARCHAR, source VARCHAR, data VARCHAR`;

/**
 * Naming a compression spares the trial of all the others, and nothing makes a random id shorter.
 * `type` of a fact is null when this release doesn't understand it: then it is only counted. `source`: the system that
 * reported it, null for what was recorded by command.
 */
export const schemaSql = `
  CREATE TABLE read_model (version VARCHAR);
  CREATE TABLE checkpoint (position VARCHAR, fact_id VARCHAR, seq BIGINT, facts BIGINT, unknown_types BIGINT);
  INSERT INTO checkpoint VALUES (NULL, NULL, 0, 0, 0);
  CREATE TABLE facts (
    seq BIGINT, fact_id VARCHAR USING COMPRESSION uncompressed, stream VARCHAR USING COMPRESSION dictionary,
    type VARCHAR, effective_on DATE, recorded_at TIMESTAMP, source VARCHAR USING COMPRESSION dictionary,
    data VARCHAR USING COMPRESSION fsst);
  CREATE TABLE parked (stream VARCHAR, position VARCHAR, error VARCHAR);
  CREATE TABLE held_back (${rawColumns});`;

/** Stands between the parts of an arrived event: a control character, which no JSON may hold as it is. */
export const PART = '\u001f';

/**
 * Where a batch waits until it is applied: events as they arrive, each one text, and then parted. Temporary: they
 * belong to the projector's connection.
 */
export const stagingSql = `
  CREATE OR REPLACE TEMP TABLE arrived (event VARCHAR);
  CREATE OR REPLACE TEMP TABLE staged (${rawColumns})`;

/** Parts what has arrived. */
export const partSql = `
  CREATE OR REPLACE TEMP TABLE staged AS
  SELECT parts[1]::BIGINT AS seq, parts[2] AS position, parts[3] AS fact_id, parts[4] AS stream,
    nullif(parts[5], '') AS type, parts[6] AS effective_on, parts[7] AS recorded_at,
    nullif(parts[8], '') AS source, parts[9] AS data
  FROM (SELECT string_split(event, chr(${PART.charCodeAt(0)})) AS parts FROM arrived);
  CREATE OR REPLACE TEMP TABLE arrived (event VARCHAR)`;
