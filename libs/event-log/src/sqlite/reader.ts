import type { Database } from 'better-sqlite3';
import type { EventKind, Position, StoredEvent, StreamEvent } from '../event-log.js';
import { type BundleReader, bundleReader } from './bundles.js';
import { chainReader, COLUMNS, storedEvent, type Row } from './chain.js';
import type { Heads } from './heads.js';
import { leavingOut, type Narrowing } from './narrowing.js';
import { numberOf } from './number-of.js';

/** A batch ends early here, so that many large events do not fill the memory. */
const MAX_BATCH_CHARACTERS = 16 * 1024 * 1024;

export interface Reader {
  head(): Position | undefined;
  at(position: Position): StoredEvent | undefined;
  stream(name: string, afterRevision: number): readonly StreamEvent[];
  /**
   * The next events after a position, up to and including another. Empty at the end.
   *
   * @param narrowing what to leave out, except the last event of the page
   */
  page(
    after: Position,
    upTo: Position | undefined,
    limit: number,
    narrowing?: Narrowing,
  ): readonly StoredEvent[];
  /** Reads them in bundles; the same reader for the same lists. */
  bundles(kinds: readonly EventKind[], without: readonly EventKind[]): BundleReader;
}

/** Reads on a connection of its own: in WAL mode neither readers nor the writer wait for each other. */
export function reader(db: Database, heads: Heads): Reader {
  const chain = chainReader(db);
  const head = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
  const at = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM events WHERE position = ?`).raw();
  const page = pageReader(db);
  let bundles: { kinds: readonly EventKind[]; without: readonly EventKind[]; read: BundleReader } | undefined;
  return {
    head: () => positionOf(head.get()),
    at: (position) => {
      const row = at.get(numberOf(position));
      return row && storedEvent(row);
    },
    stream: (name, afterRevision) => {
      heads.catchUp();
      const last = heads.of(name);
      return last ? chain(last, afterRevision) : [];
    },
    page: (after, upTo, limit, narrowing = {}) =>
      page(numberOf(after), upTo === undefined ? (head.get() ?? 0) : numberOf(upTo), limit, narrowing),
    bundles(kinds, without) {
      if (bundles?.kinds !== kinds || bundles.without !== without)
        bundles = { kinds, without, read: bundleReader(db, kinds, without) };
      return bundles.read;
    },
  };
}

type PageReader = (after: number, end: number, limit: number, narrowing: Narrowing) => readonly StoredEvent[];

/** Where something is left out, the limit is one of positions: a page takes as long whatever is left out of it. */
function pageReader(db: Database): PageReader {
  const range = `SELECT ${COLUMNS} FROM events WHERE position > ? AND position <= ?`;
  const full = db.prepare<[number, number, number], Row>(`${range} ORDER BY position LIMIT ?`).raw();
  return (after, end, limit, narrowing) => {
    const left = leavingOut(narrowing);
    if (!left) return upToWeight(full.iterate(after, end, limit));
    const sparse = db
      .prepare<unknown[], Row>(`${range} AND (position = ? OR ${left.sql}) ORDER BY position`)
      .raw();
    for (let from = after; from < end; from += limit) {
      const last = Math.min(from + limit, end);
      const events = upToWeight(sparse.iterate(from, last, last, ...left.parameters));
      if (events.length > 0) return events;
    }
    return [];
  };
}

function upToWeight(rows: Iterable<Row>): readonly StoredEvent[] {
  const batch: StoredEvent[] = [];
  let characters = 0;
  for (const row of rows) {
    const event = storedEvent(row);
    batch.push(event);
    characters += event.data.length + event.metadata.length;
    if (characters > MAX_BATCH_CHARACTERS) break;
  }
  return batch;
}

const positionOf = (number: number | null | undefined): Position | undefined =>
  typeof number === 'number' ? String(number) : undefined;
