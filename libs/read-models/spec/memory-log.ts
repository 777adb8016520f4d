import type { Appended, EventLog, Position, StoredEvent } from '#event-log/event-log';

/** A log that was given its events; more may be added. Positions are texts that do not sort as texts do. */
export interface MemoryLog extends EventLog {
  add(events: readonly StoredEvent[]): void;
}

export const positionOf = (index: number): Position => `p${index + 1}`;
const indexOf = (position: Position): number => Number(position.slice(1)) - 1;

export function memoryLog(events: readonly StoredEvent[] = [], mostInBatch = Infinity): MemoryLog {
  const all: StoredEvent[] = [];
  const bell = new EventTarget();
  const add = (more: readonly StoredEvent[]) => {
    for (const event of more) all.push({ ...event, position: positionOf(all.length) });
    bell.dispatchEvent(new Event('ring'));
  };
  add(events);

  async function* readAll({ after, batchSize = 1000 }: { after?: Position; batchSize?: number }) {
    const size = Math.min(batchSize, mostInBatch);
    const head = all.length;
    for (let next = after ? indexOf(after) + 1 : 0; next < head; next += size)
      yield all.slice(next, Math.min(head, next + size));
  }
  async function* follow(options: { after?: Position; batchSize?: number; signal: AbortSignal }) {
    let after = options.after;
    while (!options.signal.aborted) {
      for await (const batch of readAll({ ...options, ...(after && { after }) })) {
        if (options.signal.aborted) return;
        yield batch;
        after = batch.at(-1)!.position;
      }
      if ((after ? indexOf(after) + 1 : 0) < all.length) continue;
      await new Promise<void>((resolve) => {
        const wake = () => {
          options.signal.removeEventListener('abort', wake);
          resolve();
        };
        bell.addEventListener('ring', wake, { once: true });
        options.signal.addEventListener('abort', wake, { once: true });
      });
    }
  }
  return {
    add,
    append: (): Promise<Appended> => Promise.reject(new Error('Nothing is appended to this log.')),
    appendInOrder: () => Promise.reject(new Error('Nothing is appended to this log.')),
    readStream: async (stream) => all.filter((event) => event.stream === stream),
    readAll,
    follow,
    head: async () => all.at(-1)?.position,
    eventAt: async (position) => all[indexOf(position)],
    comparePositions: (a, b) => indexOf(a) - indexOf(b),
    close: async () => {},
  };
}
