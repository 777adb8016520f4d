import type { DuckDBConnection } from '@duckdb/node-api';
import { ofBoth, storedTables } from '../derive/derivations.js';
import { derive } from '../derive/derive.js';
import { inputsOfBoth, makeOfBoth } from '../derive/make.js';
import { copyTerms, copyUntouched, publish, tablesIn, touchAllOrganisationsSql } from '../derive/publish.js';
import { touchLinkedSql } from '../linked/linked.sql.js';
import { inTransaction } from '../projector/transaction.js';
import type { Reached } from './at-hand.js';

/** What was known at an instant, as far as it has been asked for. */
export interface KnownDatabase {
  readonly catalog: string;
  /** UTC timestamp as SQL writes it. */
  readonly knownAt: string;
}

/**
 * Makes a database in memory for the stored tables as they would be had only the facts on record at an instant been there.
 * It has none of them yet.
 */
export async function buildKnown(
  connection: DuckDBConnection,
  mainCatalog: string,
  { catalog, knownAt }: KnownDatabase,
): Promise<Reached> {
  await connection.run(`ATTACH ':memory:' AS ${catalog}`);
  try {
    return await inTransaction(connection, async () => {
      await copyTerms(connection, mainCatalog, catalog);
      await connection.run(
        `CREATE VIEW ${catalog}.main.facts AS FROM "${mainCatalog}".main.facts WHERE NOT (${isLater(knownAt)});
         CREATE VIEW ${catalog}.main.links AS FROM "${mainCatalog}".main.links`,
      );
      const { seq, position } = await newsSince(connection, 0n, knownAt);
      return { seq, position };
    });
  } catch (error) {
    await connection.run(`DETACH ${catalog}`);
    throw error;
  }
}

/** The tables of the main database from which these of a known one are made. */
export function sourcesOf(tables: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(tables.filter((table) => storedTables.has(table)));
  const { teachers, organisations } = inputsOfBoth(wanted);
  const sources = new Set([...wanted, ...teachers, ...organisations]);
  ofBoth.forEach(({ table }) => sources.delete(table));
  return sources;
}

/**
 * Makes those of some tables that a known database doesn't have yet, within the transaction of the caller. Records that
 * have learnt nothing since are copied; the others are derived by the same definitions.
 */
export async function makeKnown(
  connection: DuckDBConnection,
  mainCatalog: string,
  { catalog, knownAt }: KnownDatabase,
  wanted: readonly string[],
): Promise<void> {
  const there = await tablesIn(connection, catalog);
  const tables = new Set([...sourcesOf(wanted)].filter((table) => !there.has(table)));
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE touched AS
      SELECT stream, CASE WHEN starts_with(stream, 'teacher-') THEN min(seq) END AS teacher
      FROM facts WHERE ${isLater(knownAt)} GROUP BY stream`,
  );
  await connection.run(touchLinkedSql);
  const scope = await scopeOfTouched(connection);
  if (scope.organisations) await connection.run(touchAllOrganisationsSql);
  await copyUntouched(connection, mainCatalog, { catalog, tables });
  const known = `SELECT facts.*, teacher FROM facts JOIN touched USING (stream) WHERE NOT (${isLater(knownAt)})`;
  await derive(connection, { ...scope, tables, known, isFew: false });
  await publish(connection, { ...scope, catalog, tables });
  const ofBothWanted = ofBoth
    .map(({ table }) => table)
    .filter((table) => wanted.includes(table) && !there.has(table));
  await makeOfBoth(connection, catalog, new Set(ofBothWanted));
}

const isLater = (knownAt: string): string => `recorded_at > TIMESTAMP '${knownAt}'`;

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
