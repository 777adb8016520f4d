import { PART } from '#event-log/event-log';

/** An event as it is read from the log, before any of it is applied. */
const rawColumns = `
  seq BIGINT, position VARCHAR, fact_id VARCHAR, stream VARCHAR, type VARCHAR,
  effective_on VARCHAR, recorded_at VARCHAR, source VARCHAR, data VARCHAR`;

/**
 * Naming a compression spares the trial of all the others, and nothing makes a random id shorter.
 * `type` of a fact is null when this release doesn't understand it: then it is only counted. `source`: the system that
 * reported it, null for what was recorded by command. `links`: which records a merge or reassignment ties together.
 */
export const schemaSql = `
  CREATE TABLE read_model (version VARCHAR);
  CREATE TABLE checkpoint (position VARCHAR, fact_id VARCHAR, seq BIGINT, facts BIGINT, unknown_types BIGINT);
  INSERT INTO checkpoint VALUES (NULL, NULL, 0, 0, 0);
  CREATE TABLE facts (
    seq BIGINT, fact_id VARCHAR USING COMPRESSION uncompressed, stream VARCHAR USING COMPRESSION dictionary,
    type VARCHAR, effective_on DATE, recorded_at TIMESTAMP, source VARCHAR USING COMPRESSION dictionary,
    data VARCHAR USING COMPRESSION fsst);
  CREATE TABLE links (stream VARCHAR, teacher VARCHAR);
  CREATE TABLE parked (stream VARCHAR, position VARCHAR, error VARCHAR);
  CREATE TABLE held_back (${rawColumns});`;

/** What an arrived event consists of, besides its number. */
export const TEXTS = [
  'position', 'fact_id', 'stream', 'type', 'effective_on', 'recorded_at', 'source', 'data',
] as const; // prettier-ignore

/**
 * Where a round waits until it is applied: events as they `arrived`, many to a row, each column one text; `parted`,
 * read one by one; `staged`, when some of them must be told from the others. Temporary: they belong to the projector's
 * connection.
 */
export const stagingSql = `
  CREATE OR REPLACE TEMP TABLE arrived (first BIGINT, events BIGINT, ${TEXTS.map((text) => `${text} VARCHAR`).join(', ')});
  CREATE OR REPLACE TEMP VIEW parted AS SELECT * REPLACE (nullif(type, '') AS type, nullif(source, '') AS source) FROM (
    SELECT unnest(range(first, first + events)) AS seq,
      ${TEXTS.map((text) => `unnest(string_split(${text}, chr(${PART.charCodeAt(0)}))) AS ${text}`).join(', ')}
    FROM arrived);
  CREATE OR REPLACE TEMP TABLE staged (${rawColumns})`;
