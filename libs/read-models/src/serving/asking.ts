import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Position } from '#event-log/event-log';
import type { Viewpoint } from '../answer.js';
import { supposing } from '../derive/supposing.js';
import { tablesAtOnce } from '../derive/derivations.js';
import type { Databases } from '../known-at/at-hand.js';
import { sourcesOf } from '../known-at/build-known.js';
import { type Knowledge, knowledgeOf } from '../known-at/knowledge.js';
import { rollBack } from '../projector/transaction.js';
import type { Snapshot } from '../read-model.js';
import { inWords, type Scope } from '../scope/scope.js';
import { candidatesIn, type SeenBy, seenIn } from '../scope/seen.js';
import { type ConnectionPool, connectionPool } from '../storage/connection-pool.js';
import { type Standing, warningsOf } from '../warnings.js';
import { fewAtATime } from '../storage/few-at-a-time.js';
import { orNotMade, untilMade } from './not-made.js';

/** How many questions are answered at a time; others wait. */
const ASKING = 4;

export interface Asking {
  /** As `Answering` does, for whoever may see what is of the scope. */
  ask<T>(scope: Scope, viewpoint: Viewpoint, question: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** What was known at an instant is worked out anew: parked facts have been applied. */
  forget(): Promise<void>;
  /** Waits for the questions in hand. */
  close(): Promise<void>;
}

/** Makes stored tables that are not there yet. */
export type MakeTables = (tables: ReadonlySet<string>) => Promise<void>;

/**
 * @param standing what is known, at the time of asking, of how the read model stands to the log
 * @param make left out where all tables are there
 */
export async function askingOf(
  instance: DuckDBInstance,
  catalog: string,
  standing: () => Standing,
  make: MakeTables = async () => {},
): Promise<Asking> {
  const pool = connectionPool(instance, ASKING);
  const builder = await instance.connect();
  const knowledge = knowledgeOf(builder, catalog);
  const seer = await instance.connect();
  const seen = seenIn(seer, catalog);
  const ask = answeringFrom({ pool, knowledge, seen, catalog, standing, make });
  const inHand = new Set<Promise<unknown>>();
  return {
    async ask<T>(
      scope: Scope,
      viewpoint: Viewpoint,
      question: (snapshot: Snapshot) => Promise<T>,
    ): Promise<T> {
      const asked = ask(scope, viewpoint, question);
      inHand.add(asked);
      try {
        return await asked;
      } finally {
        inHand.delete(asked);
      }
    },
    async forget() {
      await Promise.all([knowledge.forget(), seen.forget()]);
    },
    async close() {
      await Promise.allSettled(inHand);
      await pool.close();
      builder.closeSync();
      seer.closeSync();
    },
  };
}

interface Means {
  readonly pool: ConnectionPool;
  readonly knowledge: Knowledge;
  readonly seen: Databases<SeenBy>;
  readonly catalog: string;
  readonly standing: () => Standing;
  readonly make: MakeTables;
}

/**
 * What a question reads that isn't there yet is made, and the question put again. What was known at an instant, and what is
 * seen within a scope, is worked out for few at a time, from a question's first attempt to its last: each keeps a
 * database in memory.
 */
function answeringFrom(means: Means): Asking['ask'] {
  const { knowledge, seen, make } = means;
  const few = fewAtATime(ASKING);
  const makeKnown = async (knownAt: string, tables: readonly string[]): Promise<void> => {
    const rare = [...sourcesOf(tables)].filter((table) => !tablesAtOnce.has(table));
    if (rare.length > 0) await make(new Set(rare));
    await knowledge.make(knownAt, tables);
  };
  return async (scope, viewpoint, question) => {
    const knownAt = viewpoint.knownAt === undefined ? undefined : timestampOf(viewpoint.knownAt);
    if (scope !== 'EVERYONE') {
      const by = { scope, knownAt };
      const ask = () =>
        askAside(means, seen, by, (database) => question({ ...database, scope: inWords(scope) }));
      return few(() => seen.holding(by, () => untilMade(ask, (tables) => seen.make(by, tables))));
    }
    if (knownAt === undefined)
      return untilMade(
        () => askNow(means, question),
        (tables) => make(new Set(tables)),
      );
    const answered = () =>
      untilMade(
        () => askAside(means, knowledge, knownAt, question),
        (tables) => makeKnown(knownAt, tables),
      );
    return few(() => knowledge.holding(knownAt, answered));
  };
}

type Question<T> = (snapshot: Snapshot) => Promise<T>;

const askNow = <T>(means: Means, question: Question<T>): Promise<T> =>
  means.pool.use((connection) =>
    readingOnly(connection, async () =>
      question(await snapshotOf(means, connection, await positionOf(connection))),
    ),
  );

/** Asks a database beside the main one. */
const askAside = <Of, T>(means: Means, databases: Databases<Of>, of: Of, question: Question<T>): Promise<T> =>
  databases.at(of, (aside, position) =>
    means.pool.use(async (connection) => {
      await connection.run(`USE ${aside}`);
      try {
        const records = (databases as unknown) === means.seen ? candidatesIn(aside) : undefined;
        return await readingOnly(connection, async () =>
          question(await snapshotOf(means, connection, position, records)),
        );
      } finally {
        await connection.run(`USE "${means.catalog}"`);
      }
    }),
  );

async function snapshotOf(
  { catalog, standing }: Means,
  connection: DuckDBConnection,
  position: Position | null,
  records?: string,
): Promise<Snapshot> {
  const rows = rowsOf(connection);
  return {
    position,
    scope: null,
    rows,
    supposing: (facts, work) => orNotMade(supposing(connection, facts, work)),
    warnings: await warningsOf(rows, catalog, standing(), records),
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
      await orNotMade(connection.runAndReadAll(sql, parameters as Record<string, string>), sql)
    ).getRowObjectsJson() as readonly unknown[] as readonly T[];

/** @throws RangeError not an instant */
const timestampOf = (instant: string): string =>
  new Date(instant).toISOString().replace('T', ' ').replace('Z', '');
