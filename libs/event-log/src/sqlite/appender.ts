import type { Database } from 'better-sqlite3';
import { RevisionConflict, type Append, type Appended, type NewEvent } from '../event-log.js';
import { chainReader } from './chain.js';
import { headKeeper, Heads, type Head } from './heads.js';

/** The answer of the last append, or why one was not made. */
export type Outcome = Appended | RevisionConflict;

const INSERT = `
  INSERT INTO events
    (position, stream, revision, previous, id, type, version, effective_on, recorded_at, data, metadata)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export interface Appender {
  /**
   * Carries out series of appends in one transaction. A conflict ends its series, of which what came before it stays,
   * and is no matter of the others. Throws when nothing was committed or cannot be told to have been.
   */
  commit(series: readonly (readonly Append[])[]): Outcome[];
  /** Whether the last `commit` got as far as committing: if not, nothing can have been written for good. */
  readonly committing: boolean;
  /** Work that is due now and then, and may be put off. */
  tidy(): void;
}

/** The one who writes on a connection. */
export function appender(db: Database): Appender {
  const heads = new Heads(db);
  const chain = chainReader(db);
  const insert = db.prepare(INSERT);
  /** What the transaction under way has added. */
  const added = new Map<string, Head>();
  let last = 0;
  let committing = false;

  function write(stream: string, head: Head | undefined, events: readonly NewEvent[]): Appended {
    let [previous, revision] = [head?.position ?? null, head?.revision ?? 0];
    for (const { id, type, version, effectiveOn, recordedAt, data, metadata } of events) {
      last += 1;
      revision += 1;
      insert.run(
        last,
        stream,
        revision,
        previous,
        id,
        type,
        version,
        effectiveOn,
        recordedAt,
        data,
        metadata,
      );
      previous = last;
    }
    added.set(stream, { position: last, revision });
    return { revision, position: String(last), alreadyRecorded: false };
  }

  function answerAgain(head: Head, { expectedRevision, events }: Append): Appended | undefined {
    const revision = expectedRevision + events.length;
    if (revision > head.revision) return undefined;
    const found = chain(head, expectedRevision, revision);
    if (!found.every((one, i) => isSame(one, events[i]))) return undefined;
    return { revision, position: found.at(-1)?.position ?? '', alreadyRecorded: true };
  }

  function appendOne(append: Append): Outcome {
    const { stream, expectedRevision, events } = append;
    const head = added.get(stream) ?? heads.of(stream);
    const actual = head?.revision ?? 0;
    if (actual === expectedRevision) return write(stream, head, events);
    const again = head && answerAgain(head, append);
    return again ?? new RevisionConflict(stream, expectedRevision, actual);
  }

  const transaction = db.transaction((series: readonly (readonly Append[])[]): Outcome[] => {
    added.clear();
    last = heads.catchUp();
    const outcomes = series.map((appends) => inOrder(appends, appendOne));
    committing = true;
    return outcomes;
  }).immediate;

  return {
    commit: (series) => {
      committing = false;
      const outcomes = transaction(series);
      heads.advance(added, last);
      return outcomes;
    },
    get committing() {
      return committing;
    },
    tidy: headKeeper(db, heads),
  };
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
