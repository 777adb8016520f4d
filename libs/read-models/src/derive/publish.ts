import type { DuckDBConnection } from '@duckdb/node-api';
import { ofOrganisations, ofTeachers } from './derivations.js';
import { derive, type Scope, storedTables } from './derive.js';
import { termsSql } from './terms.sql.js';

const EVERYTHING: Scope = { teachers: true, organisations: true };

/** Creates the stored tables, empty, in the current database: their columns are those their definitions give. */
export async function createStoredTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(termsSql);
  await connection.run('CREATE OR REPLACE TEMP TABLE touched (stream VARCHAR, teacher BIGINT)');
  await derive(connection, { ...EVERYTHING, known: 'SELECT *, seq AS teacher FROM facts', isFew: true });
  for (const { table, key } of storedTables(EVERYTHING)) {
    await connection.run(`CREATE TABLE ${table} AS ${derived(table, key)} LIMIT 0`);
  }
  await dropWorkings(connection);
}

/** Empties the connection of what a derivation left there: its tables would hide the stored ones. */
export async function dropWorkings(connection: DuckDBConnection): Promise<void> {
  for (const { table } of [...ofTeachers, ...ofOrganisations])
    await connection.run(`DROP TABLE IF EXISTS temp.${table}`);
}

/** Organisations are few and lean on each other: when one is touched, all are. */
export const touchAllOrganisationsSql = `
  INSERT INTO touched SELECT DISTINCT stream, NULL::BIGINT FROM facts WHERE starts_with(stream, 'organisation-')
  EXCEPT FROM touched`;

/** Streams of both kinds are touched; an id may end the name of a stream of the other kind. */
const ofStreams = (streams: string, key: string): string =>
  `${key} IN (SELECT substr(stream, ${key.length + 2}) FROM ${streams} WHERE starts_with(stream, '${key}-'))`;

/** What was derived, with the teachers' own ids. */
const derived = (table: string, key: 'teacher' | 'organisation'): string =>
  key === 'organisation'
    ? `FROM temp.${table}`
    : `SELECT derived.* REPLACE (substr(stream, ${'teacher-'.length + 1}) AS teacher)
       FROM temp.${table} derived JOIN touched USING (teacher)`;

/**
 * Stores what was derived for the records in `touched`.
 *
 * @param replaced relation (stream) of those of them that rows are stored of, which it replaces; none if left out
 */
export async function publish(
  connection: DuckDBConnection,
  catalog: string,
  scope: Scope,
  replaced?: string,
): Promise<void> {
  const replacing = storedTables(scope).flatMap(({ table, key }) => {
    const stored = `"${catalog}".main.${table}`;
    return [
      ...(replaced ? [`DELETE FROM ${stored} WHERE ${ofStreams(replaced, key)}`] : []),
      `INSERT INTO ${stored} BY NAME ${derived(table, key)}`,
    ];
  });
  if (replacing.length > 0) await connection.run(replacing.join(';'));
}

/** Makes a copy of the stored tables in another database, without the records in `touched`. */
export async function copyUntouched(connection: DuckDBConnection, from: string, to: string): Promise<void> {
  for (const { table, key } of storedTables(EVERYTHING)) {
    await connection.run(
      `CREATE TABLE "${to}".main.${table} AS FROM "${from}".main.${table} WHERE NOT (${ofStreams('touched', key)})`,
    );
  }
  for (const table of ['role_terms', 'npq_terms', 'state_terms']) {
    await connection.run(`CREATE TABLE "${to}".main.${table} AS FROM "${from}".main.${table}`);
  }
}
