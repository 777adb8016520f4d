import { dirname, join } from 'node:path';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBResult,
  type Json,
  StatementType,
} from '@duckdb/node-api';
import { quoted } from '../../quoted.sql.js';
import { type Message, ProjectionRefused, type Task, type Value } from './projection-file.js';

type Emit = (message: Message) => void;

/** What a query is made of; everything else reaches outside, or changes settings. EXPLAIN ANALYZE runs what it explains. */
const ALLOWED: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.CREATE]);

/**
 * Runs the SQL of a projection in a database of its own in memory, from which nothing outside can be reached.
 *
 * @throws ProjectionRefused the SQL cannot be run, reaches outside, or needs too much
 */
export async function runSql(task: Task, emit: Emit): Promise<void> {
  const { name, text, limits } = task;
  const instance = await openSealed(task);
  const connection = await instance.connect();
  let isOver = false;
  const timer = setInterval(() => {
    isOver = true;
    connection.interrupt();
  }, limits.seconds * 1_000);
  try {
    await emitRows(await lastResult(connection, text), emit);
  } catch (error) {
    if (isOver) throw new ProjectionRefused('TOO_LONG', `${name}: It ran for more than ${limits.seconds} s.`);
    throw refused(error, task);
  } finally {
    clearInterval(timer);
    connection.closeSync();
    instance.closeSync();
  }
}

/** What doesn't fit into the memory waits on disk, in a folder that goes with the sandbox. */
const MOST_SPILT = '1GB';

async function openSealed({ database, limits }: Task): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${limits.megabytes}MB`,
    temp_directory: join(dirname(database), 'spilt'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_persistent_secrets: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`
    ATTACH ${quoted(database)} AS source (READ_ONLY);
    CREATE VIEW facts AS FROM source.main.facts;
    CREATE VIEW facts_in_force AS FROM source.main.facts_in_force;
    SET max_temp_directory_size = '${MOST_SPILT}';
    SET enable_external_access = false;
    SET lock_configuration = true`);
  connection.closeSync();
  return instance;
}

const COMMENTS = /--.*$|\/\*[^]*?\*\//gm;

/** The rows of the last statement or, where that makes a view, of the view. */
async function lastResult(connection: DuckDBConnection, text: string): Promise<DuckDBResult> {
  if (text.replaceAll(COMMENTS, '').trim() === '') throw new Error('There is no statement in it.');
  const statements = await connection.extractStatements(text);
  for (let index = 0; ; index += 1) {
    const statement = await statements.prepare(index);
    const type = statement.statementType;
    if (!ALLOWED.has(type))
      throw new ProjectionRefused(
        'NOT_ALLOWED',
        `${StatementType[type] ?? 'Such a statement'}: A projection may only SELECT, and CREATE views, tables and macros in its own memory.`,
      );
    const isLast = index === statements.count - 1;
    if (isLast && type !== StatementType.CREATE) return statement.stream();
    const before = isLast ? await latestView(connection) : undefined;
    await statement.run();
    if (!isLast) continue;
    const made = await latestView(connection);
    if (!made || made.id === before?.id)
      throw new Error('The last statement must be a SELECT or a CREATE VIEW: it is what is shown.');
    return connection.stream(`FROM ${made.name}`);
  }
}

interface MadeView {
  readonly id: string;
  readonly name: string;
}

async function latestView(connection: DuckDBConnection): Promise<MadeView | undefined> {
  const sql = `SELECT view_oid, view_name FROM duckdb_views() WHERE NOT internal AND view_name NOT IN ('facts', 'facts_in_force')
    ORDER BY view_oid DESC LIMIT 1`;
  const [row] = (await connection.runAndReadAll(sql)).getRows();
  if (!row) return undefined;
  return { id: String(row[0]), name: `"${String(row[1]).replaceAll('"', '""')}"` };
}

async function emitRows(result: DuckDBResult, emit: Emit): Promise<void> {
  emit({ columns: result.deduplicatedColumnNames() });
  const isWhole = result.columnTypes().map((type) => WHOLE.test(type.toString()));
  for await (const rows of result.yieldRowsJson())
    emit({ rows: rows.map((row) => row.map((value, column) => plain(value, isWhole[column]!))) });
}

const WHOLE = /^U?(BIGINT|HUGEINT)$/;

/** A whole number that JavaScript can hold is one; lists and structures stay JSON. */
function plain(value: Json, isWhole: boolean): Value {
  if (isWhole && typeof value === 'string' && Number.isSafeInteger(Number(value))) return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Files, the network, extensions and settings: also where a table is named like a file. */
const OUTSIDE =
  /^(Permission|IO|HTTP)\b[\w ]*Error|extension|disabled (by|through) configuration|locked|Table with name \S*[/\\]/i;
const MEMORY = /^Out of Memory Error|failed to (allocate|offload)|exceeds? .*(memory|size) limit/i;

function refused(error: unknown, { name, limits }: Task): ProjectionRefused {
  if (error instanceof ProjectionRefused)
    return new ProjectionRefused(error.why, `${name}: ${error.message}`);
  const message = String((error as { readonly message?: unknown }).message ?? error)
    .replace(/^Failed to extract statements: /, '')
    .trim();
  const [first = ''] = message.split('\n');
  if (MEMORY.test(message))
    return new ProjectionRefused(
      'TOO_MUCH_MEMORY',
      `${name}: It needs more than ${limits.megabytes} MB of memory and ${MOST_SPILT} of disk.`,
    );
  if (OUTSIDE.test(message))
    return new ProjectionRefused('NOT_ALLOWED', `${name}: It reaches for something outside: ${first}`);
  return new ProjectionRefused('FAULT', `${name}: ${message}`);
}
