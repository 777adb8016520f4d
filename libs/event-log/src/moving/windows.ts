import type { Append, StoredEvent } from '../event-log.js';
import { appendableRuns } from '../weight.js';

/** Consecutive events of one stream as few appends, in the order in which they stand in the log. */
export const appendsOf = (events: readonly StoredEvent[]): readonly Append[] =>
  sequences(events).flatMap(appendableRuns).map(appendOf);

const appendOf = (run: readonly StoredEvent[]): Append => ({
  stream: run[0]!.stream,
  expectedRevision: run[0]!.revision - 1,
  events: run,
});

/** Cut where the stream changes, or its revisions don't follow each other: there the target is to refuse. */
function sequences(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const found: StoredEvent[][] = [];
  for (const event of events) {
    const last = found.at(-1)?.at(-1);
    if (last?.stream === event.stream && last.revision + 1 === event.revision) found.at(-1)?.push(event);
    else found.push([event]);
  }
  return found;
}
