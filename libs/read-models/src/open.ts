import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { EventLog, Position } from '#event-log/event-log';
import type { Viewpoint } from './answer.js';
import { knowledgeOf } from './known-at/knowledge.js';
import { rollBack } from './projector/transaction.js';
import { startProjector } from './projector/projector.js';
import type { ReadModel, Snapshot } from './read-model.js';
import { connectionPool } from './storage/connection-pool.js';
import { catalogOf, type DatabaseLimits } from './storage/database.js';
import { openStore } from './storage/open-store.js';
import { warningsOf } from './warnings.js';

export interface ReadModelOptions {
  /** Where it is kept, or `:memory:`. */
  readonly file: string;
  /** The log it is built from and follows. */
  readonly log: EventLog;
  readonly limits?: DatabaseLimits;
}

const LIMITS: DatabaseLimits = { memory: '2GB', threads: 2 };

/**
 * Opens the read model, or makes it, and starts to follow the log. It resolves before it has caught up: see `status`
 * and `waitFor`.
 *
 * @throws Error another process holds the file, or it cannot be written
 */
export async function openReadModel({ file, log, limits = LIMITS }: ReadModelOptions): Promise<ReadModel> {
  const instance = await openStore(file, log, limits);
  const writer = await instance.connect();
  const catalog = await catalogOf(writer);
  const projector = await startProjector(log, writer, catalog);
  const asking = await askOf(instance, catalog, projector.failure);
  return {
    ask: asking.ask,
    waitFor: projector.waitFor,
    parked: projector.parked,
    async retryParked() {
      const parked = await projector.retryParked();
      await asking.forget();
      return parked;
    },
    async status() {
      const { position, facts, unknownTypes } = projector.checkpoint();
      return {
        position,
        factsApplied: facts,
        factsOfUnknownType: unknownTypes,
        parkedStreams: (await projector.parked()).length,
        caughtUp: projector.caughtUp(),
        failure: projector.failure(),
      };
    },
    async close() {
      await projector.stop();
      await asking.close();
      writer.closeSync();
      instance.closeSync();
    },
  };
}

/** How many questions are answered at a time; others wait. */
const ASKING = 4;

async function askOf(instance: DuckDBInstance, catalog: string, failure: () => string | null) {
  const pool = connectionPool(instance, ASKING);
  const builder = await instance.connect();
  const knowledge = knowledgeOf(builder, catalog);
  const snapshotOf = async (connection: DuckDBConnection, position: Position | null): Promise<Snapshot> => {
    const rows = rowsOf(connection);
    return { position, rows, warnings: await warningsOf(rows, catalog, failure()) };
  };
  return {
    ask<T>({ knownAt }: Viewpoint, question: (snapshot: Snapshot) => Promise<T>): Promise<T> {
      if (knownAt === undefined)
        return pool.use((connection) =>
          readingOnly(connection, async () =>
            question(await snapshotOf(connection, await positionOf(connection))),
          ),
        );
      return knowledge.at(timestampOf(knownAt), (known, position) =>
        pool.use(async (connection) => {
          await connection.run(`USE ${known}`);
          try {
            return await question(await snapshotOf(connection, position));
          } finally {
            await connection.run(`USE "${catalog}"`);
          }
        }),
      );
    },
    forget: knowledge.forget,
    async close() {
      await pool.close();
      builder.closeSync();
    },
  };
}

/** One read transaction: whatever the projector writes meanwhile, all parts of the answer are of one state. */
async function readingOnly<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION READ ONLY');
  try {
    return await work();
  } finally {
    await rollBack(connection);
  }
}

async function positionOf(connection: DuckDBConnection): Promise<Position | null> {
  const [checkpoint] = await rowsOf(connection)<{ position: string | null }>(
    'SELECT position FROM checkpoint',
  );
  return checkpoint!.position;
}

const rowsOf =
  (connection: DuckDBConnection): Snapshot['rows'] =>
  async <T>(sql: string, parameters?: Readonly<Record<string, unknown>>) =>
    (
      await connection.runAndReadAll(sql, parameters as Record<string, string>)
    ).getRowObjectsJson() as readonly unknown[] as readonly T[];

/** @throws RangeError not an instant */
const timestampOf = (instant: string): string =>
  new Date(instant).toISOString().replace('T', ' ').replace('Z', '');
