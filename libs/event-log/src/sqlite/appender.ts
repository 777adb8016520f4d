import type { Database, Statement } from 'better-sqlite3';
import { RevisionConflict, type Append, type Appended, type NewEvent } from '../event-log.js';
import { chainReader, type ChainReader } from './chain.js';
import { headKeeper, type Head, type Heads } from './heads.js';

/** The answer of the last append, or why one was not made. */
export type Outcome = Appended | RevisionConflict;

const INSERT = `
  INSERT INTO events
    (position, stream, revision, previous, id, type, version, effective_on, recorded_at, data, metadata)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The one who writes on a connection. */
export class Appender {
  readonly #heads: Heads;
  readonly #chain: ChainReader;
  readonly #insert: Statement;
  readonly #transaction: (series: readonly (readonly Append[])[]) => Outcome[];
  /** What the transaction under way has added. */
  readonly #added = new Map<string, Head>();
  #last = 0;
  #committing = false;

  /** Writes down what may be put off, now and then when it is due. Throws as `commit` does. */
  readonly tidy: () => void;

  /** @param heads may be read through another connection: within the transaction nobody else can commit */
  constructor(db: Database, heads: Heads) {
    this.#heads = heads;
    this.#chain = chainReader(db);
    this.#insert = db.prepare(INSERT);
    this.#transaction = db.transaction((series: readonly (readonly Append[])[]) =>
      this.#write(series),
    ).immediate;
    this.tidy = headKeeper(db, heads);
  }

  /**
   * Carries out series of appends in one transaction. A conflict ends its series, of which what came before it stays,
   * and is no matter of the others. Throws when nothing was committed or cannot be told to have been.
   */
  commit(series: readonly (readonly Append[])[]): Outcome[] {
    this.#committing = false;
    const outcomes = this.#transaction(series);
    this.#heads.advance(this.#added, this.#last);
    return outcomes;
  }

  /** Whether the last `commit` got as far as committing: if not, nothing can have been written for good. */
  get committing(): boolean {
    return this.#committing;
  }

  #write(series: readonly (readonly Append[])[]): Outcome[] {
    this.#added.clear();
    this.#last = this.#heads.catchUp();
    const outcomes = series.map((appends) => inOrder(appends, (append) => this.#append(append)));
    this.#committing = true;
    return outcomes;
  }

  #append(append: Append): Outcome {
    const { stream, expectedRevision, events } = append;
    const head = this.#added.get(stream) ?? this.#heads.of(stream);
    const actual = head?.revision ?? 0;
    if (actual === expectedRevision) return this.#add(stream, head, events);
    const again = head && this.#answerAgain(head, append);
    return again ?? new RevisionConflict(stream, expectedRevision, actual);
  }

  #add(stream: string, head: Head | undefined, events: readonly NewEvent[]): Appended {
    let [previous, revision] = [head?.position ?? null, head?.revision ?? 0];
    for (const event of events) {
      const position = (this.#last += 1);
      revision += 1;
      const { id, type, version, effectiveOn, recordedAt, data, metadata } = event;
      // prettier-ignore
      this.#insert.run(position, stream, revision, previous, id, type, version, effectiveOn, recordedAt, data, metadata);
      previous = position;
    }
    this.#added.set(stream, { position: this.#last, revision });
    return { revision, position: String(this.#last), alreadyRecorded: false };
  }

  #answerAgain(head: Head, { expectedRevision, events }: Append): Appended | undefined {
    const revision = expectedRevision + events.length;
    if (revision > head.revision) return undefined;
    const found = this.#chain(head, expectedRevision, revision);
    if (!found.every((one, i) => isSame(one, events[i]))) return undefined;
    return { revision, position: found.at(-1)?.position ?? '', alreadyRecorded: true };
  }
}

function inOrder(appends: readonly Append[], appendOne: (append: Append) => Outcome): Outcome {
  let outcome: Outcome | undefined;
  for (const append of appends) {
    outcome = appendOne(append);
    if (outcome instanceof RevisionConflict) break;
  }
  if (!outcome) throw new RangeError('A series has at least one append.');
  return outcome;
}

/** A retry is made later and by another request, so `recordedAt` and `metadata` may differ. */
function isSame(recorded: NewEvent, event: NewEvent | undefined): boolean {
  return (
    recorded.id === event?.id &&
    recorded.type === event.type &&
    recorded.version === event.version &&
    recorded.effectiveOn === event.effectiveOn &&
    recorded.data === event.data
  );
}
