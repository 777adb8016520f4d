import type { Database } from 'better-sqlite3';
import { RevisionConflict, type Append, type Appended, type NewEvent } from '../event-log.js';
import { isSameEvent } from '../same-event.js';

interface StreamHead {
  readonly id: number;
  readonly revision: number;
}

type Recorded = Omit<NewEvent, 'recordedAt' | 'metadata'> & { readonly position: string };

const HEAD = `
  SELECT id, coalesce((SELECT max(revision) FROM events WHERE stream = streams.id), 0) AS revision
  FROM streams WHERE name = ?`;

const INSERT = `
  INSERT INTO events (stream, revision, id, type, version, effective_on, recorded_at, data, metadata)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const RECORDED = `
  SELECT CAST(position AS TEXT) AS position, id, type, version, effective_on AS effectiveOn, data
  FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?`;

/**
 * Makes the function that carries out one append within the transaction the caller has begun. It reads the
 * stream's head each time, because another process may have written. A conflict is returned, not thrown:
 * it has written nothing, and the other appends of the transaction go on.
 */
export function appender(db: Database): (append: Append) => Appended | RevisionConflict {
  const headOf = db.prepare<[string], StreamHead>(HEAD);
  const addStream = db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)');
  const insert = db.prepare(INSERT);
  const recorded = db.prepare<[number, number, number], Recorded>(RECORDED);

  function write(streamId: number | bigint, { expectedRevision, events }: Append): Appended {
    let revision = expectedRevision;
    let position: number | bigint = 0;
    for (const e of events) {
      revision += 1;
      const { id, type, version, effectiveOn, recordedAt, data, metadata } = e;
      position = insert.run(
        streamId,
        revision,
        id,
        type,
        version,
        effectiveOn,
        recordedAt,
        data,
        metadata,
      ).lastInsertRowid;
    }
    return { revision, position: String(position), alreadyRecorded: false };
  }

  function answerAgain(head: StreamHead, { expectedRevision, events }: Append): Appended | undefined {
    const found = recorded.all(head.id, expectedRevision, events.length);
    if (found.length < events.length || !found.every((one, i) => isSameEvent(one, events[i])))
      return undefined;
    const position = found.at(-1)?.position ?? '';
    return { revision: expectedRevision + events.length, position, alreadyRecorded: true };
  }

  return (append) => {
    const { stream, expectedRevision } = append;
    const head = headOf.get(stream);
    const actual = head?.revision ?? 0;
    if (actual === expectedRevision) return write(head?.id ?? addStream.run(stream).lastInsertRowid, append);
    const again = head && answerAgain(head, append);
    return again ?? new RevisionConflict(stream, expectedRevision, actual);
  };
}
