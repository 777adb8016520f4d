import { validate } from 'uuid';
import type { NewEvent, StreamEvent } from '../event-log.js';
import { type KeptEvent, type Message, messageOf } from './client.js';

/** What the server keeps in an event's metadata: the rest of our envelope, and the writer's own metadata as it came. */
interface Envelope {
  readonly version: number;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  /** Tells the appends of one event apart: only the first is kept. */
  readonly appendId: string;
  readonly metadata: object;
}

/**
 * An event as the client sends it: checked and parsed here, because whatever the client cannot serialise leaves its
 * promise unsettled for ever.
 *
 * @throws TypeError its id is no UUID as the server writes it, or its JSON would not come back letter by letter
 */
export function sent(event: NewEvent, appendId: string): Message {
  if (!validate(event.id) || event.id !== event.id.toLowerCase())
    throw new TypeError(
      `EventStoreDB takes no event whose id is not a UUID in small letters; see ${event.type}.`,
    );
  const { version, effectiveOn, recordedAt } = event;
  const metadata = asItComesBack(event.metadata, event);
  const envelope: Envelope = { version, effectiveOn, recordedAt, appendId, metadata };
  const data = asItComesBack(event.data, event);
  return messageOf({ id: event.id, type: event.type, data, metadata: envelope });
}

/** The client parses JSON on its way back, so only text that survives it may go in. */
function asItComesBack(json: string, { type, id }: NewEvent): object {
  try {
    const parsed = JSON.parse(json) as object;
    if (JSON.stringify(parsed) === json) return parsed;
  } catch {
    // Said below.
  }
  throw new TypeError(
    `The data and metadata of an event are JSON as JSON.stringify writes it; see ${type} ${id}.`,
  );
}

/**
 * An event of ours as it was handed in. One that somebody else wrote under our names has no envelope: it is kept, by
 * a type that nothing rests on.
 */
export function received(event: KeptEvent, stream: string): StreamEvent {
  const told = event.metadata as Partial<Envelope> | undefined;
  const place = {
    id: event.id,
    stream,
    revision: Number(event.revision) + 1,
    data: event.isJson ? JSON.stringify(event.data) : '{}',
  };
  if (!isEnvelope(told)) {
    const created = event.created.toISOString();
    const foreign = { type: `${event.type} (written by another program)`, version: 1, metadata: '{}' };
    return { ...place, ...foreign, effectiveOn: created.slice(0, 10), recordedAt: created };
  }
  const { version, effectiveOn, recordedAt, metadata } = told;
  return { ...place, type: event.type, version, effectiveOn, recordedAt, metadata: JSON.stringify(metadata) };
}

const isEnvelope = (told: Partial<Envelope> | undefined): told is Envelope =>
  typeof told?.version === 'number' &&
  typeof told.effectiveOn === 'string' &&
  typeof told.recordedAt === 'string' &&
  typeof told.metadata === 'object' &&
  told.metadata !== null;

export const appendIdOf = (event: KeptEvent): string | undefined =>
  (event.metadata as Partial<Envelope> | undefined)?.appendId;
