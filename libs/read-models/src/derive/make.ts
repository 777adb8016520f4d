/**
 * Tables that are stored only from when a question first reads them: made of everybody on record, after which every
 * round keeps them as it keeps the others.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { togetherSql, touchLinkedSql } from '../linked/linked.sql.js';
import { inputsOf, neededFor, ofBoth, ofOrganisations, ofTeachers } from './derivations.js';
import { derive, deriveOfBoth, replaceSql } from './derive.js';
import { addedTo, dropWorkings, publishAnew, tablesIn } from './publish.js';

/** Facts, and careers, that are worked on at once: so the memory that it takes doesn't grow with the log. */
const FACTS_AT_A_TIME = 2_000_000;
const CAREERS_AT_A_TIME = 250_000;

const OF_TEACHERS = { teachers: true, organisations: false };

/**
 * Makes those of some stored tables that are not there yet, within the transaction of the caller.
 *
 * @param connection the current database is the one in which they are made
 */
export async function makeStored(
  connection: DuckDBConnection,
  catalog: string,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const there = await tablesIn(connection, catalog);
  const missing = [...wanted].filter((table) => !there.has(table));
  await makeOfTeachers(
    connection,
    catalog,
    new Set(namesOf(ofTeachers).filter((table) => missing.includes(table))),
  );
  await makeOfBoth(connection, catalog, new Set(namesOf(ofBoth).filter((table) => missing.includes(table))));
}

const namesOf = (derivations: readonly { readonly table: string }[]): readonly string[] =>
  derivations.map(({ table }) => table);

async function makeOfTeachers(
  connection: DuckDBConnection,
  catalog: string,
  tables: ReadonlySet<string>,
): Promise<void> {
  if (tables.size === 0) return;
  const parts = await partsOf(connection, 'facts', FACTS_AT_A_TIME);
  await connection.run(replaceSql('everybody', everybodySql));
  for (let part = 0; part < parts; part += 1) {
    const touched = `SELECT stream, teacher FROM everybody WHERE ${isIn(part, parts, 'together')}`;
    await connection.run(`${replaceSql('touched', touched)}; ${touchLinkedSql}`);
    const known = 'SELECT facts.*, teacher FROM facts JOIN touched USING (stream)';
    await derive(connection, { ...OF_TEACHERS, tables, known, isFew: false });
    await publishAnew(connection, { ...OF_TEACHERS, catalog, tables });
  }
  await connection.run('DROP TABLE temp.everybody');
  await dropWorkings(connection);
}

/** Whose records there are, and of those tied to others the first of all that they are tied to. */
const everybodySql = `
  WITH tied AS (${togetherSql})
  SELECT stream, min(seq) AS teacher, any_value(coalesce(together, stream)) AS together
  FROM facts LEFT JOIN tied USING (stream) WHERE starts_with(stream, 'teacher-') GROUP BY stream`;

/** What is derived from stored tables of both kinds, from those of one database. */
export async function makeOfBoth(
  connection: DuckDBConnection,
  catalog: string,
  tables: ReadonlySet<string>,
): Promise<void> {
  if (tables.size === 0) return;
  const { teachers, organisations } = inputsOfBoth(tables);
  const stored = (table: string): string => `FROM "${catalog}".main.${table}`;
  const parts = await partsOf(connection, `"${catalog}".main.careers`, CAREERS_AT_A_TIME);
  for (const table of organisations) await connection.run(replaceSql(table, stored(table)));
  for (let part = 0; part < parts; part += 1) {
    for (const table of teachers)
      await connection.run(replaceSql(table, `${stored(table)} WHERE ${isIn(part, parts, 'teacher')}`));
    await deriveOfBoth(connection, tables);
    for (const table of tables)
      await connection.run(addedTo(`"${catalog}".main.${table}`, `FROM temp.${table}`));
  }
  await dropWorkings(connection);
}

/** The stored tables from which tables of both kinds are derived. */
export function inputsOfBoth(tables: ReadonlySet<string>) {
  const needed = neededFor(tables, ofBoth);
  return { teachers: inputsOf(needed, ofTeachers), organisations: inputsOf(needed, ofOrganisations) };
}

async function partsOf(connection: DuckDBConnection, table: string, atATime: number): Promise<number> {
  const [row] = (await connection.runAndReadAll(`SELECT count(*) FROM ${table}`)).getRows();
  return Math.max(1, Math.ceil(Number(row![0]) / atATime));
}

const isIn = (part: number, parts: number, column: string): string => `hash(${column}) % ${parts} = ${part}`;
