import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { definitionOf, type Versions } from '#pathway/upcast';
import { versions as current } from '#pathway/versions';
import { ofBoth, ofOrganisations, ofTeachers } from '../derive/derivations.js';
import { aboutRecordsSql, correctedSql, inForceSql, outOfForceSql } from '../derive/in-force.sql.js';
import { termsSql } from '../derive/terms.sql.js';
import { understood } from '../derive/typed-fields.sql.js';
import { mergesInForceSql, movedSql, moveSql } from '../derive/whose.sql.js';
import { bringsLink, linkedStreams, linksIn, togetherSql, touchLinkedSql } from '../linked/linked.sql.js';
import { freshSql, keepSql, linkSql } from '../projector/apply.sql.js';
import { openInMemory } from './in-memory.js';
import { schemaSql, stagingSql } from './schema.sql.js';
import { IN_MEMORY } from './shelf.js';

/** All that decides what the stored tables hold; whatever depends on its arguments is written for some. */
export const definitions: readonly unknown[] = [
  ...[schemaSql, stagingSql, termsSql, aboutRecordsSql, correctedSql, outOfForceSql, inForceSql],
  ...[understood('facts'), mergesInForceSql, movedSql((stream, teacher) => `${stream}/${teacher}`), moveSql],
  ...[bringsLink, linksIn('facts'), linkedStreams, togetherSql, touchLinkedSql],
  ...[freshSql('parted'), linkSql, keepSql],
  ...[...ofTeachers, ...ofOrganisations, ...ofBoth],
];

/** Any change of a definition makes another version, and with it a rebuild; so does another way to read what is stored. */
export const schemaVersionOf = (versions: Versions): string =>
  createHash('sha256')
    .update(JSON.stringify([definitionOf(versions), ...definitions]))
    .digest('hex');

export const SCHEMA_VERSION = schemaVersionOf(current);

export interface DatabaseLimits {
  /** As DuckDB writes it, e.g. `2GB`. */
  readonly memory: string;
  readonly threads: number;
}

/**
 * What doesn't fit into the memory waits on disk: beside the database, or in a folder of its own if that is in memory
 * alone. One core is left for reading the log and for whatever else this process does.
 */
export const DEFAULT_LIMITS: DatabaseLimits = {
  memory: '700MB',
  threads: Math.max(1, availableParallelism() - 1),
};

/** A build writes hundreds of megabytes; moving them from the write-ahead log to their place every 16 costs a fifth. */
const CHECKPOINT_THRESHOLD = '128MB';

/**
 * Opens a database file, created when missing unless it is only to be read, and shuts every way out of it: no other
 * file, no network, no extension can be reached from SQL, and no statement can change that.
 *
 * @throws Error the file is damaged or another process holds it
 */
export async function openDatabase(
  path: string,
  limits: DatabaseLimits,
  access: 'READ_WRITE' | 'READ_ONLY' = 'READ_WRITE',
): Promise<DuckDBInstance> {
  const settings = {
    access_mode: access,
    memory_limit: limits.memory,
    threads: String(limits.threads),
    checkpoint_threshold: CHECKPOINT_THRESHOLD,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
  const instance = await (path === IN_MEMORY
    ? openInMemory(settings)
    : DuckDBInstance.create(path, settings));
  const connection = await instance.connect();
  try {
    await connection.run('SET enable_external_access = false; SET lock_configuration = true');
  } finally {
    connection.closeSync();
  }
  return instance;
}

/** The name under which SQL knows the database of the file. */
export async function catalogOf(connection: DuckDBConnection): Promise<string> {
  const [row] = (await connection.runAndReadAll('SELECT current_database()')).getRows();
  return String(row![0]);
}
