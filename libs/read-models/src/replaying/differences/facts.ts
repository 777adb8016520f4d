import type { DuckDBConnection } from '@duckdb/node-api';
import type { Page, PageArgs } from '../../answer.js';
import { pageOfRows } from '../../paged-rows.js';
import { quoted } from '../../quoted.sql.js';
import type { Snapshot } from '../../read-model.js';
import { DEFAULT_LIMITS } from '../../storage/database.js';
import { openInMemory } from '../../storage/in-memory.js';
import type { ReplayManifest } from '../manifest.js';
import { databasePath, refuseDamaged } from '../open-replay.js';
import { countsSql, factsApartSql, listSql } from './facts.sql.js';

/**
 * Why a fact is in one replay and not in the other. CORRECTION: it voids, corrects or moves others. LATE_ARRIVAL: by its date
 * the other could have known it, but it was recorded later. NEWS: it took effect only after what the other knows.
 */
export type Kind = 'CORRECTION' | 'LATE_ARRIVAL' | 'NEWS';

export interface FactCount {
  /** Which of the two holds these facts. */
  readonly side: 'A' | 'B';
  readonly kind: Kind;
  readonly type: string;
  readonly count: number;
  /** How many teachers or organisations they are about. */
  readonly records: number;
}

export interface FactApart {
  readonly side: 'A' | 'B';
  readonly kind: Kind;
  readonly type: string;
  readonly factId: string;
  /** `teacher-` or `organisation-` and the id in the record. */
  readonly record: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
}

export interface FactsApart {
  readonly counts: readonly FactCount[];
  readonly facts: Page<FactApart>;
}

/** A replayed folder and what it says of itself. */
export interface Side {
  readonly folder: string;
  readonly manifest: ReplayManifest;
}

/**
 * The facts that only one of two replays holds, apart from those on which no answer can rest.
 *
 * @throws UnusableReplay a file is missing or damaged
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function factsApart(a: Side, b: Side, page: PageArgs): Promise<FactsApart> {
  for (const { folder } of [a, b]) await refuseDamaged(databasePath(folder));
  const instance = await openInMemory({
    memory_limit: DEFAULT_LIMITS.memory,
    threads: String(DEFAULT_LIMITS.threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    await attachBoth(connection, a, b);
    await connection.run(factsApartSql({ a: knownOn(a), b: knownOn(b) }));
    const rows = rowsOf(connection);
    const keys = ['side', 'recordedAt', 'record', 'factId'];
    const facts = await pageOfRows<FactApart>({ rows }, { sql: listSql, parameters: {}, keys }, page);
    const counts = await rows<FactCount & Values>(countsSql);
    connection.closeSync();
    return { counts, facts };
  } finally {
    instance.closeSync();
  }
}

type Values = Readonly<Record<string, unknown>>;

const knownOn = ({ manifest }: Side): string | null => manifest.knownAt?.slice(0, 10) ?? null;

async function attachBoth(connection: DuckDBConnection, a: Side, b: Side): Promise<void> {
  for (const [name, { folder }] of [['A', a] as const, ['B', b] as const])
    await connection.run(`ATTACH ${quoted(databasePath(folder))} AS ${name} (READ_ONLY)`);
  await connection.run('SET enable_external_access = false; SET lock_configuration = true');
}

const rowsOf =
  (connection: DuckDBConnection): Snapshot['rows'] =>
  async <T>(sql: string, parameters?: Values) =>
    (
      await connection.runAndReadAll(sql, parameters as Record<string, string>)
    ).getRowObjectsJson() as readonly unknown[] as readonly T[];
