import type { DuckDBConnection } from '@duckdb/node-api';
import type { AnyFact, Recorded } from '#pathway/fact';
import { struckOut } from '#pathway/history';
import {
  type Derivation,
  inputsOf,
  neededFor,
  ofBoth,
  ofOrganisations,
  ofTeachers,
  storedTables,
} from './derivations.js';
import { aboutRecordsSql, correctedSql, inForceSql, outOfForceSql } from './in-force.sql.js';
import { understood } from './typed-fields.sql.js';
import { moveFacts } from './whose.js';
import type { NumberOf } from './whose.sql.js';

/** Which kinds of records to derive anew. */
export interface Scope {
  readonly teachers: boolean;
  readonly organisations: boolean;
}

export interface Task extends Scope {
  /** The stored tables to derive, of those of the scope. */
  readonly tables: ReadonlySet<string>;
  /** SQL that gives the facts known of the records to derive, as they are kept, and the number of each teacher. */
  readonly known: string;
  /** Few facts are gathered once; many are read again by each derivation, which needs a few columns of a few types. */
  readonly isFew: boolean;
  /** SQL of the number of a teacher, where it isn't that of `touched`. */
  readonly numberOf?: NumberOf;
}

const numberTouched: NumberOf = (_stream, teacher) =>
  `(SELECT teacher FROM touched WHERE touched.stream = 'teacher-' || ${teacher})`;

/**
 * Derives the tables asked for, as far as they are of the scope, into temporary tables of the same names. Nothing stored
 * changes. What can run in one go does: between two statements the database would wait for whatever else this process is
 * doing.
 */
export async function derive(connection: DuckDBConnection, task: Task): Promise<void> {
  await connection.run(gatherSql('known', understood(task.known), task.isFew));
  const { areMerged } = await gatherStruckOut(connection);
  if (areMerged) {
    await connection.run(replaceSql('corrected', correctedSql));
    await moveFacts(connection, task.numberOf ?? numberTouched);
  }
  await connection.run(
    [
      ...(areMerged ? [] : [replaceSql('corrected', correctedSql)]),
      replaceSql('out_of_force', outOfForceSql),
      gatherSql('in_force', inForceSql, task.isFew),
      ...derivationsOf(task).map(({ table, sql }) => replaceSql(table, sql)),
    ].join(';'),
  );
}

const gatherSql = (name: string, sql: string, isFew: boolean): string =>
  isFew
    ? `${replaceSql(`${name}_of_few`, sql)}; CREATE OR REPLACE TEMP VIEW ${name} AS FROM ${name}_of_few`
    : `CREATE OR REPLACE TEMP VIEW ${name} AS ${sql}`;

const derivationsOf = ({
  teachers,
  organisations,
  tables,
}: Omit<Task, 'known' | 'isFew'>): readonly Derivation[] => [
  ...(teachers ? neededFor(new Set([...tables, ...forBoth(tables)]), ofTeachers) : []),
  ...(organisations ? neededFor(tables, ofOrganisations) : []),
];

/** What those of both kinds of records read. */
const forBoth = (tables: ReadonlySet<string>): readonly string[] =>
  inputsOf(neededFor(tables, ofBoth), ofTeachers);

/** Derives what builds on the tables of both kinds of records, from those that were derived before or else are stored. */
export async function deriveOfBoth(connection: DuckDBConnection, tables: ReadonlySet<string>): Promise<void> {
  const needed = neededFor(tables, ofBoth);
  if (needed.length > 0)
    await connection.run(needed.map(({ table, sql }) => replaceSql(table, sql)).join(';'));
}

export interface StoredTable {
  readonly table: string;
  /** The column that names the record. */
  readonly key: 'teacher' | 'organisation';
}

/** Those of some tables that are of a scope, in the order in which one builds on another. */
export const storedOf = (
  { teachers, organisations }: Scope,
  tables: ReadonlySet<string>,
): readonly StoredTable[] =>
  [
    ...(teachers ? [...ofTeachers, ...ofBoth] : []).map(({ table }) => ({ table, key: 'teacher' as const })),
    ...(organisations ? ofOrganisations : []).map(({ table }) => ({ table, key: 'organisation' as const })),
  ].filter(({ table }) => tables.has(table) && storedTables.has(table));

/** Replaces a temporary table by the rows of a query. */
export const replaceSql = (table: string, sql: string): string =>
  `CREATE OR REPLACE TEMP TABLE ${table} AS ${sql}`;

type AboutRecord = [stream: string, factId: string, type: string, target: string | null];

/** Voids are few, so the rule of the record's history decides on them as it is. Tells whether there are merges too. */
async function gatherStruckOut(connection: DuckDBConnection): Promise<{ readonly areMerged: boolean }> {
  await connection.run('CREATE OR REPLACE TEMP TABLE struck_out (stream VARCHAR, fact_id VARCHAR)');
  const rows = (await connection.runAndReadAll(aboutRecordsSql)).getRows() as AboutRecord[];
  const voids = rows.filter(([, , type]) => type === 'FactVoided');
  const found = { areMerged: voids.length < rows.length };
  if (voids.length === 0) return found;
  const byStream = new Map<string, Recorded[]>();
  for (const [stream, voidId, , target] of voids) {
    const ofStream = byStream.get(stream) ?? [];
    byStream.set(stream, ofStream);
    ofStream.push(voidOf(voidId, target));
  }
  const appender = await connection.createAppender('struck_out', 'main', 'temp');
  for (const [stream, rows] of byStream) {
    for (const factId of struckOut(rows)) {
      appender.appendVarchar(stream);
      appender.appendVarchar(factId);
      appender.endRow();
    }
  }
  appender.closeSync();
  return found;
}

function voidOf(factId: string, target: string | null): Recorded {
  const fact: AnyFact & { factId: string } = { type: 'FactVoided', effectiveOn: '', factId: target ?? '' };
  return { factId, recordedAt: '', fact };
}
