/**
 * What was known at an instant, as a database in memory with the same tables as the stored ones, so that a question
 * runs there unchanged. A table is made when a question reads it. All stay good while facts come in that were not on
 * record at that instant.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Position } from '#event-log/event-log';
import { oneAtATime } from '../projector/one-at-a-time.js';
import { inTransaction } from '../projector/transaction.js';
import { buildKnown, makeKnown, newsSince } from './build-known.js';

/** How many instants are kept at hand. */
const KEPT = 4;

interface Known {
  readonly catalog: string;
  readonly knownAt: string;
  /** Sequence number of the last fact taken into account, or found to make no difference. */
  seq: bigint;
  position: Position | null;
  users: number;
  isOutdated: boolean;
}

export interface Knowledge {
  /**
   * Keeps the database of an instant at hand while work goes on, also between what the work runs on it: others who ask
   * of other instants don't have it taken away. It may only be built anew.
   */
  holding<T>(knownAt: string, work: () => Promise<T>): Promise<T>;
  /**
   * Runs work on the database that holds what was known at an instant.
   *
   * @param knownAt UTC timestamp as SQL writes it
   */
  at<T>(knownAt: string, work: (catalog: string, position: Position | null) => Promise<T>): Promise<T>;
  /** Makes stored tables that the database of an instant doesn't have, before the next work on it. */
  make(knownAt: string, tables: readonly string[]): Promise<void>;
  /** Builds anew what is asked for next: facts have come in that are older than what was built. */
  forget(): Promise<void>;
}

/** @param connection its own; it is used for nothing else */
export function knowledgeOf(connection: DuckDBConnection, mainCatalog: string): Knowledge {
  const alone = oneAtATime();
  /** Last used last. */
  let shelf: readonly Known[] = [];
  const { holding, isHeld } = holds();
  let made = 0;
  const ofInstant = (knownAt: string) => shelf.find((one) => one.knownAt === knownAt && !one.isOutdated);

  const find = async (knownAt: string): Promise<Known> => {
    const former = ofInstant(knownAt);
    if (former) await bringUpToDate(connection, former);
    if (former && !former.isOutdated) return former;
    const catalog = `known_${++made}`;
    const built = await buildKnown(connection, mainCatalog, { catalog, knownAt });
    return { catalog, knownAt, ...built, users: 0, isOutdated: false };
  };

  const take = async (knownAt: string): Promise<Known> => {
    const known = await find(knownAt);
    known.users += 1;
    shelf = [...shelf.filter((other) => other !== known), known];
    await tidy();
    return known;
  };

  const tidy = async () => {
    const unwanted = unwantedOf(shelf, isHeld);
    shelf = shelf.filter((known) => !unwanted.includes(known));
    for (const { catalog } of unwanted) await connection.run(`DETACH ${catalog}`);
  };

  return {
    holding,
    async at(knownAt, work) {
      const known = await alone(() => take(knownAt));
      try {
        return await work(known.catalog, known.position);
      } finally {
        known.users -= 1;
      }
    },
    make: (knownAt, tables) => alone(() => makeIn(connection, mainCatalog, ofInstant(knownAt), tables)),
    // In its turn: what is being built now may not hold those facts yet.
    forget: () => alone(async () => shelf.forEach((known) => Object.assign(known, { isOutdated: true }))),
  };
}

/** Each instant is held as often as somebody holds it. */
function holds(): Pick<Knowledge, 'holding'> & { isHeld(knownAt: string): boolean } {
  const held: string[] = [];
  return {
    isHeld: (knownAt) => held.includes(knownAt),
    async holding(knownAt, work) {
      held.push(knownAt);
      try {
        return await work();
      } finally {
        held.splice(held.indexOf(knownAt), 1);
      }
    },
  };
}

function unwantedOf(shelf: readonly Known[], isHeld: (knownAt: string) => boolean): readonly Known[] {
  const surplus = shelf.slice(0, Math.max(0, shelf.length - KEPT));
  const isUnwanted = (known: Known): boolean =>
    known.isOutdated || (surplus.includes(known) && !isHeld(known.knownAt));
  return shelf.filter((known) => known.users === 0 && isUnwanted(known));
}

/** If there is no such database any more, the next work has another one built. */
async function makeIn(
  connection: DuckDBConnection,
  mainCatalog: string,
  known: Known | undefined,
  tables: readonly string[],
): Promise<void> {
  if (!known) return;
  await inTransaction(connection, async () => {
    await bringUpToDate(connection, known);
    if (!known.isOutdated) await makeKnown(connection, mainCatalog, known, tables);
  });
}

/** Facts that came later and were not yet on record at the instant change nothing. */
async function bringUpToDate(connection: DuckDBConnection, known: Known): Promise<void> {
  const { seq, position, hasNews } = await newsSince(connection, known.seq, known.knownAt);
  if (hasNews) known.isOutdated = true;
  else Object.assign(known, { seq, position });
}
