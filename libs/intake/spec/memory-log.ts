import { RevisionConflict, type EventLog, type NewEvent, type StoredEvent } from '#event-log/event-log';

export interface MemoryLog extends Pick<EventLog, 'append' | 'readStream' | 'readAll'> {
  /** Everything in it, in the order in which it came. */
  readonly events: readonly StoredEvent[];
}

/** The part of a log that an import needs, without a disk. */
export function memoryLog(): MemoryLog {
  const events: StoredEvent[] = [];
  const streamOf = (stream: string): StoredEvent[] => events.filter((event) => event.stream === stream);
  return {
    events,
    async append(stream, expectedRevision, added: readonly NewEvent[]) {
      const actual = streamOf(stream).length;
      if (actual !== expectedRevision) throw new RevisionConflict(stream, expectedRevision, actual);
      for (const event of added)
        events.push({
          ...event,
          stream,
          revision: streamOf(stream).length + 1,
          position: String(events.length + 1),
        });
      return { revision: actual + added.length, position: String(events.length), alreadyRecorded: false };
    },
    async *readAll() {
      yield [...events];
    },
    readStream: async (stream, afterRevision = 0) => streamOf(stream).slice(afterRevision),
  };
}
