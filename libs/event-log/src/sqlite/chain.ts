import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../event-log.js';
import type { Head } from './heads.js';

/** The columns of an event, as `storedEvent` takes them. */
export const COLUMNS =
  'position, stream, revision, id, type, version, effective_on, recorded_at, data, metadata, previous';

export type Row = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  version: number,
  effectiveOn: string,
  recordedAt: string,
  data: string,
  metadata: string,
  previous: number | null,
];

export function storedEvent([
  position,
  stream,
  revision,
  id,
  type,
  version,
  effectiveOn,
  recordedAt,
  data,
  metadata,
]: Row): StoredEvent {
  return {
    position: String(position),
    stream,
    revision,
    id,
    type,
    version,
    effectiveOn,
    recordedAt,
    data,
    metadata,
  };
}

/** The events of a stream after one revision, up to another (the head's), in their order. */
export type ChainReader = (
  head: Head,
  afterRevision: number,
  upToRevision?: number,
) => readonly StoredEvent[];

/**
 * Reads streams from their heads backwards, each event naming the one before it. No transaction is needed: what it
 * reads never changes.
 */
export function chainReader(db: Database): ChainReader {
  const previousOf = db
    .prepare<[number], number | null>('SELECT previous FROM events WHERE position = ?')
    .pluck();
  const at = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM events WHERE position = ?`).raw();

  return (head, afterRevision, upToRevision = head.revision) => {
    let position: number | null | undefined = head.position;
    for (let { revision } = head; position && revision > upToRevision; revision -= 1)
      position = previousOf.get(position);
    const found: StoredEvent[] = [];
    for (let left = Math.min(upToRevision, head.revision) - afterRevision; left > 0; left -= 1) {
      const row: Row | undefined = position ? at.get(position) : undefined;
      if (!row) throw new Error(`The log is damaged: the stream of position ${head.position} has a gap.`);
      found.push(storedEvent(row));
      position = row[10];
    }
    return found.reverse();
  };
}
