import type { Database } from 'better-sqlite3';

/** The last event of a stream. */
export interface Head {
  readonly position: number;
  readonly revision: number;
}

/** From here on it pays to write the heads down; opening the log reads as many events at the most. */
const PORTION_EVENTS = 50_000;

/** A portion of this many streams is written in some tens of milliseconds. */
const PORTION_STREAMS = 10_000;

type Row = [position: number, stream: string, revision: number];

/**
 * Where the streams end. The table `heads` knows it up to `heads_known_to`; what came after is read from the events
 * themselves and kept in memory. Nothing here is trusted across a commit of another process: `catchUp` first.
 */
export class Heads {
  readonly #lastPosition;
  readonly #knownTo;
  readonly #since;
  readonly #written;
  /** The streams that were written to after `#from`, up to and including `#upTo`. */
  readonly #recent = new Map<string, Head>();
  #from = 0;
  #upTo = 0;

  constructor(db: Database) {
    this.#lastPosition = db.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck();
    this.#knownTo = db.prepare<[], number>('SELECT position FROM heads_known_to').pluck();
    this.#since = db
      .prepare<[number], Row>(
        'SELECT position, stream, revision FROM events WHERE position > ? ORDER BY position',
      )
      .raw();
    this.#written = db.prepare<[string], Head>('SELECT position, revision FROM heads WHERE stream = ?');
  }

  /** Takes in what any process has committed. Answers the last position. */
  catchUp(): number {
    const last = this.#lastPosition.get() ?? 0;
    if (last === this.#upTo) return last;
    this.forgetWritten();
    for (const [position, stream, revision] of this.#since.iterate(this.#upTo)) {
      this.#recent.set(stream, { position, revision });
      this.#upTo = position;
    }
    return this.#upTo;
  }

  of(stream: string): Head | undefined {
    return this.#recent.get(stream) ?? this.#written.get(stream);
  }

  /** Takes in what this connection has just committed, up to a position. */
  advance(heads: ReadonlyMap<string, Head>, upTo: number): void {
    for (const [stream, head] of heads) this.#recent.set(stream, head);
    this.#upTo = upTo;
  }

  /** Whether it is time to write the heads down. */
  get due(): boolean {
    return this.#upTo - this.#from >= PORTION_EVENTS || this.#recent.size >= PORTION_STREAMS;
  }

  /** What the table does not know yet, in its order, so that each of its pages is written once. */
  unwritten(): readonly [string, Head][] {
    return [...this.#recent].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Drops from memory what the table knows. */
  forgetWritten(): void {
    const knownTo = this.#knownTo.get() ?? 0;
    if (knownTo === this.#from) return;
    for (const [stream, { position }] of this.#recent) if (position <= knownTo) this.#recent.delete(stream);
    this.#from = knownTo;
    this.#upTo = Math.max(this.#upTo, knownTo);
  }
}

/** Makes the function that writes the heads down when it is time, in a transaction of its own. */
export function headKeeper(db: Database, heads: Heads): () => void {
  const put = db.prepare(`
    INSERT INTO heads (stream, position, revision) VALUES (?, ?, ?)
    ON CONFLICT (stream) DO UPDATE SET position = excluded.position, revision = excluded.revision`);
  const knownTo = db.prepare<[number]>('UPDATE heads_known_to SET position = ?');
  const write = db.transaction(() => {
    const upTo = heads.catchUp();
    for (const [stream, { position, revision }] of heads.unwritten()) put.run(stream, position, revision);
    knownTo.run(upTo);
  }).immediate;
  return () => {
    if (!heads.due) return;
    write();
    heads.forgetWritten();
  };
}
