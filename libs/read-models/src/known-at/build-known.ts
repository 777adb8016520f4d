import type { DuckDBConnection } from '@duckdb/node-api';
import type { Position } from '#event-log/event-log';
import { derive } from '../derive/derive.js';
import { copyUntouched, publish, touchAllOrganisationsSql } from '../derive/publish.js';
import { inTransaction } from '../projector/transaction.js';

/** How far the log had been read. */
export interface Reached {
  readonly seq: bigint;
  readonly position: Position | null;
}

/**
 * Makes a database in memory with the stored tables as they would be had only the facts on record at an instant
 * been there. Records that have learnt nothing since are copied; the others are derived by the same definitions.
 */
export async function buildKnown(
  connection: DuckDBConnection,
  mainCatalog: string,
  catalog: string,
  knownAt: string,
): Promise<Reached> {
  await connection.run(`ATTACH ':memory:' AS ${catalog}`);
  try {
    return await inTransaction(connection, async () => {
      const later = `recorded_at > TIMESTAMP '${knownAt}'`;
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE touched AS
          SELECT stream, CASE WHEN starts_with(stream, 'teacher-') THEN min(seq) END AS teacher
          FROM facts WHERE ${later} GROUP BY stream`,
      );
      const scope = await scopeOfTouched(connection);
      if (scope.organisations) await connection.run(touchAllOrganisationsSql);
      await copyUntouched(connection, mainCatalog, catalog);
      const known = `SELECT facts.*, teacher FROM facts JOIN touched USING (stream) WHERE NOT (${later})`;
      await derive(connection, { ...scope, known, isFew: false });
      await publish(connection, catalog, scope);
      await connection.run(
        `CREATE VIEW ${catalog}.main.facts AS FROM "${mainCatalog}".main.facts WHERE NOT (${later})`,
      );
      const { seq, position } = await newsSince(connection, 0n, knownAt);
      return { seq, position };
    });
  } catch (error) {
    await connection.run(`DETACH ${catalog}`);
    throw error;
  }
}

async function scopeOfTouched(connection: DuckDBConnection) {
  const sql = `SELECT coalesce(bool_or(starts_with(stream, 'teacher-')), false) AS teachers,
    coalesce(bool_or(starts_with(stream, 'organisation-')), false) AS organisations FROM touched`;
  const [row] = (await connection.runAndReadAll(sql)).getRows();
  return { teachers: row![0] === true, organisations: row![1] === true };
}

/** How far the log has been read by now, and whether any fact after `seq` was on record at the instant. */
export async function newsSince(
  connection: DuckDBConnection,
  seq: bigint,
  knownAt: string,
): Promise<Reached & { readonly hasNews: boolean }> {
  const sql = `SELECT seq, position, EXISTS (
    FROM facts WHERE seq > ${seq} AND recorded_at <= TIMESTAMP '${knownAt}') FROM checkpoint`;
  const [row] = (await connection.runAndReadAll(sql)).getRows() as [[bigint, string | null, boolean]];
  return { seq: row[0], position: row[1], hasNews: row[2] };
}
