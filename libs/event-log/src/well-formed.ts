import { AppendTooLarge, MAX_APPEND_BYTES, type NewEvent } from './event-log.js';
import { mostWeightOf, weightOf } from './weight.js';

/**
 * What every adapter refuses before it touches its store.
 *
 * @throws AppendTooLarge the events together exceed `MAX_APPEND_BYTES`
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
  refuseTooLarge(events);
  for (const event of events) {
    if (!Number.isSafeInteger(event.version) || event.version < 1)
      throw new TypeError(`The version of an event is 1 or more, not ${event.version}.`);
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

function refuseTooLarge(events: readonly NewEvent[]): void {
  if (sumOf(events, mostWeightOf) <= MAX_APPEND_BYTES) return;
  const bytes = sumOf(events, weightOf);
  if (bytes <= MAX_APPEND_BYTES) return;
  throw new AppendTooLarge(
    `An append of ${events.length} events weighs ${bytes} bytes; the most is ${MAX_APPEND_BYTES}.`,
  );
}

const sumOf = (events: readonly NewEvent[], weigh: (event: NewEvent) => number): number =>
  events.reduce((sum, event) => sum + weigh(event), 0);
