import type { DuckDBConnection } from '@duckdb/node-api';
import { ofOrganisations, ofTeachers } from './derivations.js';
import { derive, type Scope, storedTables } from './derive.js';
import { termsSql } from './terms.sql.js';

const EVERYTHING: Scope = { teachers: true, organisations: true };

/** Creates the stored tables, empty, in the current database: their columns are those their definitions give. */
export async function createStoredTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(termsSql);
  await derive(connection, { ...EVERYTHING, known: 'FROM facts', isFew: true });
  for (const { table } of storedTables(EVERYTHING)) {
    await connection.run(`CREATE TABLE ${table} AS FROM temp.${table} LIMIT 0`);
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
  INSERT INTO touched SELECT DISTINCT stream FROM facts WHERE starts_with(stream, 'organisation-')
  EXCEPT FROM touched`;

/** Streams of both kinds are touched; an id may end the name of a stream of the other kind. */
const ofTouched = (key: string): string =>
  `${key} IN (SELECT substr(stream, ${key.length + 2}) FROM touched WHERE starts_with(stream, '${key}-'))`;

/** Puts what was derived in place of what was stored for the records in `touched`. */
export async function publish(connection: DuckDBConnection, catalog: string, scope: Scope): Promise<void> {
  const replacing = storedTables(scope).map(({ table, key }) => {
    const stored = `"${catalog}".main.${table}`;
    return `DELETE FROM ${stored} WHERE ${ofTouched(key)}; INSERT INTO ${stored} BY NAME FROM temp.${table}`;
  });
  if (replacing.length > 0) await connection.run(replacing.join(';'));
}

/** Makes a copy of the stored tables in another database, without the records in `touched`. */
export async function copyUntouched(connection: DuckDBConnection, from: string, to: string): Promise<void> {
  for (const { table, key } of storedTables(EVERYTHING)) {
    await connection.run(
      `CREATE TABLE "${to}".main.${table} AS FROM "${from}".main.${table} WHERE NOT (${ofTouched(key)})`,
    );
  }
  for (const table of ['role_terms', 'npq_terms', 'state_terms']) {
    await connection.run(`CREATE TABLE "${to}".main.${table} AS FROM "${from}".main.${table}`);
  }
}
