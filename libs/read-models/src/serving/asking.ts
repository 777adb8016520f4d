import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Position } from '#event-log/event-log';
import type { Viewpoint } from '../answer.js';
import { supposing } from '../derive/supposing.js';
import { type Knowledge, knowledgeOf } from '../known-at/knowledge.js';
import { rollBack } from '../projector/transaction.js';
import type { Answering, Snapshot } from '../read-model.js';
import { type ConnectionPool, connectionPool } from '../storage/connection-pool.js';
import { type Standing, warningsOf } from '../warnings.js';

/** How many questions are answered at a time; others wait. */
const ASKING = 4;

export interface Asking extends Answering {
  /** What was known at an instant is worked out anew: parked facts have been applied. */
  forget(): Promise<void>;
  /** Waits for the questions in hand. */
  close(): Promise<void>;
}

/** @param standing what is known, at the time of asking, of how the read model stands to the log */
export async function askingOf(
  instance: DuckDBInstance,
  catalog: string,
  standing: () => Standing,
): Promise<Asking> {
  const pool = connectionPool(instance, ASKING);
  const builder = await instance.connect();
  const knowledge = knowledgeOf(builder, catalog);
  const ask = answeringFrom(pool, knowledge, catalog, standing);
  const inHand = new Set<Promise<unknown>>();
  return {
    async ask<T>(viewpoint: Viewpoint, question: (snapshot: Snapshot) => Promise<T>): Promise<T> {
      const asked = ask(viewpoint, question);
      inHand.add(asked);
      try {
        return await asked;
      } finally {
        inHand.delete(asked);
      }
    },
    forget: knowledge.forget,
    async close() {
      await Promise.allSettled(inHand);
      await pool.close();
      builder.closeSync();
    },
  };
}

function answeringFrom(
  pool: ConnectionPool,
  knowledge: Knowledge,
  catalog: string,
  standing: () => Standing,
): Answering['ask'] {
  const snapshotOf = async (connection: DuckDBConnection, position: Position | null): Promise<Snapshot> => {
    const rows = rowsOf(connection);
    return {
      position,
      rows,
      supposing: (facts, work) => supposing(connection, facts, work),
      warnings: await warningsOf(rows, catalog, standing()),
    };
  };
  return async ({ knownAt }, question) => {
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
          return await readingOnly(connection, async () => question(await snapshotOf(connection, position)));
        } finally {
          await connection.run(`USE "${catalog}"`);
        }
      }),
    );
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
