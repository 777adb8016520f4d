import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventLog, Position, StoredEvent } from '../event-log.js';
import { refuseMalformed } from '../well-formed.js';
import { openForReading, openForWriting } from './connections.js';
import { GroupWriter } from './group-writer.js';
import { pause } from '../pause.js';
import { numberOf, reader, type Reader } from './reader.js';

const BEFORE_ALL: Position = '0';
const BATCH_SIZE = 5_000;

/** How soon a follower sees what another process wrote; commits of this process wake it at once. */
const POLL_MS = 50;

/**
 * Opens the log kept in a SQLite file, which is created (with its folder) when missing. Several processes may
 * open the same file.
 *
 * @throws Error the file was written by a later release, or is not an event log
 */
export function openSqliteEventLog(path: string): EventLog {
  const writing = openForWriting(path);
  const reading = openForReading(path);
  const read = reader(reading);
  const bell = new EventTarget();
  const ring = (): boolean => bell.dispatchEvent(new Event('ring'));
  const writer = new GroupWriter(writing, ring);

  const append: EventLog['append'] = async (stream, expectedRevision, events) => {
    refuseMalformed(stream, expectedRevision, events);
    return writer.append({ stream, expectedRevision, events });
  };

  return {
    append,
    async appendInOrder(appends) {
      for (const { stream, expectedRevision, events } of appends)
        await append(stream, expectedRevision, events);
    },
    readStream: async (stream, afterRevision = 0) => read.stream(stream, afterRevision),
    readAll: ({ after = BEFORE_ALL, batchSize = BATCH_SIZE }) => pages(read, after, batchSize),
    follow: ({ after = BEFORE_ALL, batchSize = BATCH_SIZE, signal }) =>
      follow(read, after, batchSize, signal, () => pause(POLL_MS, bell, signal)),
    head: async () => read.head(),
    eventAt: async (position) => read.at(position),
    comparePositions: (a, b) => numberOf(a) - numberOf(b),
    close: async () => {
      await writer.finish();
      reading.close();
      writing.close();
      ring();
    },
  };
}

async function* pages(read: Reader, after: Position, size: number): AsyncGenerator<readonly StoredEvent[]> {
  const head = read.head();
  let last = after;
  for (;;) {
    const batch = read.page(last, head ?? BEFORE_ALL, size);
    if (batch.length === 0) return;
    last = batch.at(-1)?.position ?? last;
    yield batch;
    await nextTurn(); // a long read must not keep the writer waiting
  }
}

async function* follow(
  read: Reader,
  after: Position,
  size: number,
  signal: AbortSignal,
  wait: () => Promise<void>,
): AsyncGenerator<readonly StoredEvent[]> {
  let last = after;
  while (!signal.aborted) {
    const batch = read.page(last, undefined, size);
    last = batch.at(-1)?.position ?? last;
    if (batch.length === 0) await wait();
    else yield batch;
    await nextTurn();
  }
}
