/**
 * Databases in memory with tables as the stored ones, so that a question runs there unchanged: of what was known at an
 * instant, of what somebody may see. A few are kept at hand.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Position } from '#event-log/event-log';
import { oneAtATime } from '../projector/one-at-a-time.js';
import { inTransaction } from '../projector/transaction.js';

/** How far the log had been read. */
export interface Reached {
  readonly seq: bigint;
  readonly position: Position | null;
}

/** One of them, and what it is of. */
export interface AtHand<Of> {
  readonly catalog: string;
  readonly of: Of;
}

export interface Building<Of> {
  /** What its databases are called, before a number. */
  readonly name: string;
  /** How many are kept that nobody uses. */
  readonly kept: number;
  /** How many facts those may hold of their own together that nobody uses. */
  readonly keptFacts: number;
  /** The same for what is the same. */
  keyOf(of: Of): string;
  /**
   * Makes a database. Tells how far it has read, and how many facts it holds of its own.
   *
   * @param former the one of the same that later facts have outdated
   */
  build(
    database: AtHand<Of>,
    former: (AtHand<Of> & Pick<Reached, 'seq'>) | undefined,
  ): Promise<Reached & { readonly facts: number }>;
  /** How far the log has been read by now, and whether any fact after `seq` makes a difference to a database. */
  newsSince(database: AtHand<Of>, seq: bigint): Promise<Reached & { readonly hasNews: boolean }>;
  /** Makes stored tables that it doesn't have, within the transaction of the caller. */
  make(database: AtHand<Of>, tables: readonly string[]): Promise<void>;
}

interface Kept<Of> extends AtHand<Of> {
  readonly key: string;
  readonly facts: number;
  /** Sequence number of the last fact taken into account, or found to make no difference. */
  seq: bigint;
  position: Position | null;
  users: number;
  isOutdated: boolean;
}

export interface Databases<Of> {
  /**
   * Keeps a database at hand while work goes on, also between what the work runs on it: others who ask of others don't
   * have it taken away. It may only be built anew.
   */
  holding<T>(of: Of, work: () => Promise<T>): Promise<T>;
  /** Runs work on the database of something. */
  at<T>(of: Of, work: (catalog: string, position: Position | null) => Promise<T>): Promise<T>;
  /** Makes stored tables that the database of something doesn't have, before the next work on it. */
  make(of: Of, tables: readonly string[]): Promise<void>;
  /** Builds anew what is asked for next: facts have come in that are older than what was built. */
  forget(): Promise<void>;
}

/** @param connection its own; it is used for nothing else but by the building */
export function databasesOf<Of>(connection: DuckDBConnection, building: Building<Of>): Databases<Of> {
  const alone = oneAtATime();
  /** Last used last. */
  let shelf: readonly Kept<Of>[] = [];
  const held = holds(building.keyOf);
  let made = 0;
  const ofKey = (key: string) => shelf.find((one) => one.key === key && !one.isOutdated);

  const find = async (of: Of): Promise<Kept<Of>> => {
    const key = building.keyOf(of);
    const former = ofKey(key);
    if (former) await bringUpToDate(building, former);
    if (former && !former.isOutdated) return former;
    const database = { catalog: `${building.name}_${++made}`, of };
    return { ...database, key, ...(await building.build(database, former)), users: 0, isOutdated: false };
  };

  const take = async (of: Of): Promise<Kept<Of>> => {
    const found = await find(of);
    found.users += 1;
    shelf = [...shelf.filter((other) => other !== found), found];
    await tidy();
    return found;
  };

  const tidy = async () => {
    const unwanted = unwantedOf(shelf, building, held.isHeld);
    shelf = shelf.filter((one) => !unwanted.includes(one));
    for (const { catalog } of unwanted) await connection.run(`DETACH ${catalog}`);
  };

  return {
    holding: held.holding,
    async at(of, work) {
      const found = await alone(() => take(of));
      try {
        return await work(found.catalog, found.position);
      } finally {
        found.users -= 1;
      }
    },
    make: (of, tables) => alone(() => makeIn(connection, building, ofKey(building.keyOf(of)), tables)),
    // In its turn: what is being built now may not hold those facts yet.
    forget: () => alone(async () => shelf.forEach((one) => Object.assign(one, { isOutdated: true }))),
  };
}

/** Each is held as often as somebody holds it. */
function holds<Of>(keyOf: (of: Of) => string) {
  const held: string[] = [];
  return {
    isHeld: (key: string): boolean => held.includes(key),
    async holding<T>(of: Of, work: () => Promise<T>): Promise<T> {
      const key = keyOf(of);
      held.push(key);
      try {
        return await work();
      } finally {
        held.splice(held.indexOf(key), 1);
      }
    },
  };
}

/** What is outdated, and of the others those used longest ago, as far as they are too many or too large. */
function unwantedOf<Of>(
  shelf: readonly Kept<Of>[],
  { kept, keptFacts }: Building<Of>,
  isHeld: (key: string) => boolean,
): readonly Kept<Of>[] {
  const isSurplus = (one: Kept<Of>): boolean => {
    const since = shelf.slice(shelf.indexOf(one));
    return since.length > kept || since.reduce((sum, { facts }) => sum + facts, 0) > keptFacts;
  };
  const isUnwanted = (one: Kept<Of>): boolean => one.isOutdated || (isSurplus(one) && !isHeld(one.key));
  return shelf.filter((one) => one.users === 0 && isUnwanted(one));
}

/** If there is no such database any more, the next work has another one built. */
async function makeIn<Of>(
  connection: DuckDBConnection,
  building: Building<Of>,
  database: Kept<Of> | undefined,
  tables: readonly string[],
): Promise<void> {
  if (!database) return;
  await inTransaction(connection, async () => {
    await bringUpToDate(building, database);
    if (!database.isOutdated) await building.make(database, tables);
  });
}

/** Facts that came later and make no difference change nothing. */
async function bringUpToDate<Of>(building: Building<Of>, database: Kept<Of>): Promise<void> {
  const { seq, position, hasNews } = await building.newsSince(database, database.seq);
  if (hasNews) database.isOutdated = true;
  else Object.assign(database, { seq, position });
}
