import { RevisionConflict, type EventLog, type StoredEvent } from '#event-log/event-log';

export interface QuickLog extends Pick<EventLog, 'append' | 'readStream' | 'readAll'> {
  /** Everything in it, in the order in which it came. */
  events(): readonly StoredEvent[];
}

/** A log in memory that stays quick with a hundred thousand streams. */
export function quickLog(): QuickLog {
  const all: StoredEvent[] = [];
  const streams = new Map<string, StoredEvent[]>();
  return {
    events: () => all,
    async append(stream, expectedRevision, added) {
      const standing = streams.get(stream) ?? [];
      if (standing.length !== expectedRevision)
        throw new RevisionConflict(stream, expectedRevision, standing.length);
      for (const event of added) {
        const stored = {
          ...event,
          stream,
          revision: standing.length + 1,
          position: String(all.length + 1),
        };
        standing.push(stored);
        all.push(stored);
      }
      streams.set(stream, standing);
      return { revision: standing.length, position: String(all.length), alreadyRecorded: false };
    },
    async *readAll() {
      yield [...all];
    },
    readStream: async (stream, after = 0) => (streams.get(stream) ?? []).slice(after),
  };
}
