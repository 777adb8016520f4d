import type { DuckDBConnection } from '@duckdb/node-api';
import { ofBoth, ofOrganisations, ofTeachers, tablesAtOnce } from './derivations.js';
import { derive, type Scope, storedOf, type StoredTable } from './derive.js';
import { termsSql, termTables } from './terms.sql.js';

const EVERYTHING: Scope = { teachers: true, organisations: true };

/** Creates the tables that are stored from the beginning, empty, in the current database: their definitions give the columns. */
export async function createStoredTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(termsSql);
  await connection.run('CREATE OR REPLACE TEMP TABLE touched (stream VARCHAR, teacher BIGINT)');
  const known = 'SELECT *, seq AS teacher FROM facts';
  await derive(connection, { ...EVERYTHING, tables: tablesAtOnce, known, isFew: true });
  for (const stored of storedOf(EVERYTHING, tablesAtOnce))
    await connection.run(`CREATE TABLE ${stored.table} AS ${derived(stored)} LIMIT 0`);
  await dropWorkings(connection);
}

/** Empties the connection of what a derivation left there: its tables would hide the stored ones. */
export async function dropWorkings(connection: DuckDBConnection): Promise<void> {
  const drops = [...ofTeachers, ...ofOrganisations, ...ofBoth].map(
    ({ table }) => `DROP TABLE IF EXISTS temp.${table}`,
  );
  await connection.run(drops.join(';'));
}

/** Organisations are few and lean on each other: when one is touched, all are. */
export const touchAllOrganisationsSql = `
  INSERT INTO touched SELECT DISTINCT stream, NULL::BIGINT FROM facts WHERE starts_with(stream, 'organisation-')
  EXCEPT FROM touched`;

/** Streams of both kinds are touched; an id may end the name of a stream of the other kind. */
const ofStreams = (streams: string, key: string): string =>
  `${key} IN (SELECT substr(stream, ${key.length + 2}) FROM ${streams} WHERE starts_with(stream, '${key}-'))`;

/** What was derived, with the teachers' own ids. */
const derived = ({ table, key }: StoredTable): string =>
  key === 'organisation'
    ? `FROM temp.${table}`
    : `SELECT derived.* REPLACE (substr(stream, ${'teacher-'.length + 1}) AS teacher)
       FROM temp.${table} derived JOIN touched USING (teacher)`;

/** What of the tables of a database is to be stored, and from where. */
export interface Publishing extends Scope {
  readonly catalog: string;
  readonly tables: ReadonlySet<string>;
}

/**
 * Stores what was derived for the records in `touched`.
 *
 * @param replaced relation (stream) of those of them that rows are stored of, which it replaces; none if left out
 */
export async function publish(
  connection: DuckDBConnection,
  { catalog, tables, ...scope }: Publishing,
  replaced?: string,
): Promise<void> {
  const replacing = storedOf(scope, tables).flatMap((each) => {
    const stored = `"${catalog}".main.${each.table}`;
    return [
      ...(replaced ? [`DELETE FROM ${stored} WHERE ${ofStreams(replaced, each.key)}`] : []),
      `INSERT INTO ${stored} BY NAME ${derived(each)}`,
    ];
  });
  if (replacing.length > 0) await connection.run(replacing.join(';'));
}

/** Makes stored tables of what was derived for the records in `touched`, or adds it to them. */
export async function publishAnew(
  connection: DuckDBConnection,
  { catalog, tables, ...scope }: Publishing,
): Promise<void> {
  for (const each of storedOf(scope, tables))
    await connection.run(addedTo(`"${catalog}".main.${each.table}`, derived(each)));
}

/** Adds rows to a table, which is made if it isn't there. */
export const addedTo = (table: string, rows: string): string =>
  `CREATE TABLE IF NOT EXISTS ${table} AS ${rows} LIMIT 0; INSERT INTO ${table} BY NAME ${rows}`;

/** Makes a copy of stored tables in another database, without the records in `touched`. */
export async function copyUntouched(
  connection: DuckDBConnection,
  from: string,
  { catalog, tables }: Pick<Publishing, 'catalog' | 'tables'>,
): Promise<void> {
  for (const { table, key } of storedOf(EVERYTHING, tables)) {
    await connection.run(
      `CREATE TABLE "${catalog}".main.${table} AS FROM "${from}".main.${table} WHERE NOT (${ofStreams('touched', key)})`,
    );
  }
}

/** Makes a copy of the vocabularies in another database. */
export async function copyTerms(connection: DuckDBConnection, from: string, to: string): Promise<void> {
  await connection.run(
    termTables.map((table) => `CREATE TABLE "${to}".main.${table} AS FROM "${from}".main.${table}`).join(';'),
  );
}

/** Which stored tables a database has. */
export async function tablesIn(connection: DuckDBConnection, catalog: string): Promise<ReadonlySet<string>> {
  const sql = `SELECT table_name FROM duckdb_tables() WHERE database_name = $catalog AND schema_name = 'main'`;
  return new Set(
    (await connection.runAndReadAll(sql, { catalog })).getRows().map(([table]) => String(table)),
  );
}
