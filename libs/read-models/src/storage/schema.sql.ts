import { typedFields } from '../derive/typed-fields.sql.js';

/** An event as it is read from the log, before any of it is applied. */
const rawColumns = `
  seq BIGINT, position VARCHAR, fact_id VARCHAR, stream VARCHAR, revision INTEGER, type VARCHAR,
  effective_on VARCHAR, recorded_at VARCHAR, data VARCHAR`;

/** `type` of a fact is null when this release doesn't understand it: then it is only counted. */
export const schemaSql = `
  CREATE TABLE read_model (version VARCHAR);
  CREATE TABLE checkpoint (position VARCHAR, fact_id VARCHAR, seq BIGINT, facts BIGINT, unknown_types BIGINT);
  INSERT INTO checkpoint VALUES (NULL, NULL, 0, 0, 0);
  CREATE TABLE facts (
    seq BIGINT, position VARCHAR, fact_id VARCHAR, stream VARCHAR, teacher VARCHAR, organisation VARCHAR,
    revision INTEGER, type VARCHAR, effective_on DATE, recorded_at TIMESTAMP, data VARCHAR,
    ${typedFields.map((field) => `${field} VARCHAR`).join(', ')});
  CREATE TABLE parked (stream VARCHAR, position VARCHAR, error VARCHAR);
  CREATE TABLE held_back (${rawColumns});`;

/** Where a batch waits until it is applied. Temporary: it belongs to the projector's connection. */
export const stagingSql = `CREATE OR REPLACE TEMP TABLE staged (${rawColumns})`;
