import type { EventLog, Position, StoredEvent } from '../event-log.js';

type Events = readonly StoredEvent[];
type ReadableLog = Pick<EventLog, 'readAll' | 'comparePositions'>;

/** Reads a log batch by batch, so that two logs whose batches differ in size can be read side by side. */
export interface Cursor {
  /** What was read and not yet taken, at least one event. Empty at the end. */
  held(): Promise<Events>;
  /** Takes the first of what is held. */
  take(count: number): Events;
  close(): Promise<void>;
}

export function cursorOn(batches: AsyncIterable<Events>): Cursor {
  const iterator = batches[Symbol.asyncIterator]();
  let held: Events = [];
  return {
    async held() {
      while (held.length === 0) {
        const next = await iterator.next();
        if (next.done) return [];
        held = next.value;
      }
      return held;
    },
    take(count) {
      const taken = held.slice(0, count);
      held = held.slice(count);
      return taken;
    },
    close: async () => void (await iterator.return?.(undefined)),
  };
}

/** The events of a log up to and including a position; none for undefined. */
export async function* eventsUpTo(log: ReadableLog, last: Position | undefined): AsyncGenerator<Events> {
  if (last === undefined) return;
  const isWithin = ({ position }: StoredEvent): boolean => log.comparePositions(position, last) <= 0;
  for await (const batch of log.readAll({})) {
    const isWhole = batch.length > 0 && isWithin(batch.at(-1)!);
    yield isWhole ? batch : batch.filter(isWithin);
    if (!isWhole) return;
  }
}
