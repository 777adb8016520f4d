import { createHash } from 'node:crypto';
import { eventIdOf } from '#event-log/event-id';
import type { NewEvent, StreamEvent } from '#event-log/event-log';
import { eventOf } from '#event-log/fact-event';
import type { AuditRecord, StoredRecord } from './entry.js';

/** The one stream of an audit. */
export const AUDIT_STREAM = 'audit';
export const AUDIT_TYPE = 'AuditRecorded';

/** What the first record names as the hash of the one before it. */
export const BEGINNING = '0'.repeat(64);

/** The last link: what the next record is chained to. */
export interface Link {
  readonly number: number;
  readonly hash: string;
}

export const FIRST: Link = { number: 0, hash: BEGINNING };

/** Covers the place, the time and every byte of the record, in which the hash of the one before stands. */
const hashOf = (number: number, at: string, data: string): string =>
  createHash('sha256').update(`${number}\n${at}\n${data}`).digest('hex');

/** The event that adds a record to the chain, and the link that the next one hangs on. */
export function chained(
  last: Link,
  at: string,
  record: Omit<AuditRecord, 'previous'>,
): { readonly event: NewEvent; readonly link: Link } {
  const data = JSON.stringify({ ...record, previous: last.hash } satisfies AuditRecord);
  const link = { number: last.number + 1, hash: hashOf(last.number + 1, at, data) };
  const event = eventOf(
    { type: AUDIT_TYPE, version: 1, effectiveOn: at.slice(0, 10), data },
    {
      id: eventIdOf(link.hash, AUDIT_STREAM, 0),
      recordedAt: at,
      metadata: JSON.stringify({ hash: link.hash }),
    },
  );
  return { event, link };
}

/** @throws SyntaxError what stands there is no record */
export function recordIn(event: StreamEvent): StoredRecord {
  const record = JSON.parse(event.data) as AuditRecord;
  const { hash } = JSON.parse(event.metadata) as { readonly hash?: unknown };
  return { ...record, number: event.revision, at: event.recordedAt, hash: String(hash) };
}

export const linkIn = (event: StreamEvent): Link => {
  const { number, hash } = recordIn(event);
  return { number, hash };
};

/** Why an event is not the link that comes after another, in words that repeat none of what it holds. */
export function breakIn(event: StreamEvent, last: Link): string | undefined {
  const { stream, type, revision, recordedAt, data, metadata, id } = event;
  if (stream !== AUDIT_STREAM || type !== AUDIT_TYPE) return 'something else than a record stands there';
  if (revision !== last.number + 1) return `record ${last.number + 1} is missing`;
  const hash = hashOf(revision, recordedAt, data);
  if (metadata !== JSON.stringify({ hash }) || id !== eventIdOf(hash, AUDIT_STREAM, 0))
    return 'it holds something else than when it was written';
  if (previousIn(data) !== last.hash) return 'it does not follow the record before it';
  return undefined;
}

function previousIn(data: string): unknown {
  try {
    return (JSON.parse(data) as Partial<AuditRecord>).previous;
  } catch {
    return undefined;
  }
}
