import type { DuckDBConnection } from '@duckdb/node-api';
import { ofOrganisations, tablesAtOnce } from '../derive/derivations.js';
import { derive } from '../derive/derive.js';
import { makeStored } from '../derive/make.js';
import { copyTerms, dropWorkings, publishAnew } from '../derive/publish.js';
import { nameOf, named } from '../derive/supposing.js';
import type { AtHand, Reached } from '../known-at/at-hand.js';
import { inTransaction } from '../projector/transaction.js';
import {
  candidatesSql,
  type Former,
  isKnown,
  type Knowing,
  namesOfPlaces,
  newsSql,
  reachedSql,
} from './candidates.sql.js';
import { placesSql, stillPlacesSql } from './places.sql.js';
import type { Restricted } from './scope.js';
import { seenSql } from './seen.sql.js';
import { staysSql } from './stays.sql.js';
import { keptSql, madeSql, removedSql } from './world.sql.js';

/** What somebody may see, by all that is on record or by what was at an instant (UTC timestamp as SQL writes it). */
export interface SeenBy {
  readonly scope: Restricted;
  readonly knownAt: string | undefined;
}

/**
 * Makes a database in memory for what is seen within a scope: the facts that are seen, and the stored tables that most
 * questions read, derived from these alone by the definitions that hold for everybody.
 */
export async function buildSeen(
  connection: DuckDBConnection,
  mainCatalog: string,
  { catalog, of }: AtHand<SeenBy>,
  former: Former | undefined,
): Promise<Reached & { readonly facts: number }> {
  await connection.run(`ATTACH ':memory:' AS ${catalog}`);
  try {
    return await inTransaction(connection, async () => {
      const reached = await reachedNow(connection);
      await copyTerms(connection, mainCatalog, catalog);
      await gather(connection, { catalog, knowing: { mainCatalog, knownAt: of.knownAt }, former }, of.scope);
      await makeSeen(connection, mainCatalog, catalog, [...tablesAtOnce]);
      const [row] = (await connection.runAndReadAll(`SELECT count(*) FROM ${catalog}.main.facts`)).getRows();
      return { ...reached, facts: Number(row![0]) };
    });
  } catch (error) {
    await connection.run(`DETACH ${catalog}`);
    throw error;
  }
}

interface Gathering {
  readonly catalog: string;
  readonly knowing: Knowing;
  readonly former: Former | undefined;
}

/** Organisations are seen by all, and tell where teachers are seen; then it is told who stayed there, and what is seen of them. */
async function gather(
  connection: DuckDBConnection,
  { catalog, knowing, former }: Gathering,
  { organisations }: Restricted,
): Promise<void> {
  const tables = new Set(ofOrganisations.map(({ table }) => table));
  // Before any table of what was known hides those of all that is on record.
  await connection.run(`CREATE OR REPLACE TEMP TABLE scope_places_now AS ${placesSql(organisations)}`);
  await connection.run(madeSql(catalog, knowing));
  await derive(connection, {
    ...{ teachers: false, organisations: true, tables, isFew: true },
    known: `SELECT *, NULL::BIGINT AS teacher FROM ${catalog}.main.facts`,
  });
  await publishAnew(connection, { teachers: false, organisations: true, catalog, tables });
  const places = stillPlacesSql(placesSql(organisations), 'scope_places_now');
  await connection.run(`CREATE TABLE ${catalog}.main.scope_places AS ${places}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE scope_places AS FROM ${catalog}.main.scope_places`);
  const names = await namesIn(connection, catalog);
  const isAsBefore = former && String(await namesIn(connection, former.catalog)) === String(names);
  const candidates = candidatesSql(knowing, names, isAsBefore ? former : undefined);
  await connection.run(`CREATE TABLE ${catalog}.main.scope_candidates AS ${candidates}`);
  await derive(connection, {
    ...{ teachers: true, organisations: false, isFew: true, numberOf: nameOf },
    tables: new Set(['posts', 'assignments', 'trainings', 'npq_spells']),
    known: named(
      `SELECT facts.* FROM facts SEMI JOIN ${catalog}.main.scope_candidates USING (stream) WHERE ${isKnown(knowing.knownAt)}`,
    ),
  });
  await connection.run(`CREATE OR REPLACE TEMP TABLE scope_stays AS ${staysSql}`);
  await connection.run(seenSql(organisations));
  await connection.run(keptSql(catalog));
  await dropWorkings(connection);
  await connection.run(removedSql);
}

/** Makes stored tables that it doesn't have yet, within the transaction of the caller. */
export async function makeSeen(
  connection: DuckDBConnection,
  mainCatalog: string,
  catalog: string,
  tables: readonly string[],
): Promise<void> {
  await connection.run(`USE ${catalog}`);
  try {
    await makeStored(connection, catalog, new Set(tables));
  } finally {
    await connection.run(`USE "${mainCatalog}"`);
  }
}

const namesIn = async (connection: DuckDBConnection, catalog: string): Promise<readonly string[]> =>
  (await connection.runAndReadAll(namesOfPlaces(catalog))).getRows().map(([name]) => String(name));

export const reachedNow = async (connection: DuckDBConnection): Promise<Reached> => {
  const [row] = (await connection.runAndReadAll(reachedSql)).getRows() as [[bigint, string | null]];
  return { seq: row[0], position: row[1] };
};

/** How far the log has been read by now, and whether any fact after `seq` is of those who may be of the scope. */
export async function newsOfSeen(
  connection: DuckDBConnection,
  mainCatalog: string,
  { catalog, of }: AtHand<SeenBy>,
  seq: bigint,
): Promise<Reached & { readonly hasNews: boolean }> {
  const reached = await reachedNow(connection);
  if (reached.seq === seq) return { ...reached, hasNews: false };
  const sql = newsSql(
    { mainCatalog, knownAt: of.knownAt },
    { catalog, names: await namesIn(connection, catalog), seq },
  );
  const [row] = (await connection.runAndReadAll(sql)).getRows() as [[boolean]];
  return { ...reached, hasNews: row[0] };
}
