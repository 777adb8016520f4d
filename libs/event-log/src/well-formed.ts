import { EventTooLarge, MAX_EVENT_BYTES, type NewEvent } from './event-log.js';

/** UTF-8 never needs more for one UTF-16 code unit. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * What every adapter refuses before it touches its store.
 *
 * @throws EventTooLarge an event exceeds `MAX_EVENT_BYTES`
 * @throws TypeError a programming error: nothing to append, no stream name, an impossible revision,
 *   data or metadata that is not a JSON object
 */
export function refuseMalformed(stream: string, expectedRevision: number, events: readonly NewEvent[]): void {
  // A lone surrogate would be replaced on its way to UTF-8, and two streams would become one.
  if (stream === '' || /\p{Surrogate}/u.test(stream))
    throw new TypeError('A stream needs a well-formed name.');
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < 0) {
    throw new TypeError(`The expected revision must be 0 or more, not ${expectedRevision}.`);
  }
  if (events.length === 0) throw new TypeError('There is nothing to append.');
  for (const event of events) {
    refuseTooLarge(event);
    if (!looksLikeObject(event.data) || !looksLikeObject(event.metadata)) {
      throw new TypeError(
        `The data and metadata of an event are JSON objects; see ${event.type} ${event.id}.`,
      );
    }
  }
}

/** Catches what was never serialised. Parsing it all would cost bulk import a fifth, for text we wrote ourselves. */
function looksLikeObject(json: string): boolean {
  return json.startsWith('{') && json.endsWith('}');
}

function refuseTooLarge({ type, data, metadata }: NewEvent): void {
  if ((data.length + metadata.length) * MAX_BYTES_PER_UNIT <= MAX_EVENT_BYTES) return;
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes <= MAX_EVENT_BYTES) return;
  throw new EventTooLarge(`An event ${type} weighs ${bytes} bytes; the most is ${MAX_EVENT_BYTES}.`);
}
