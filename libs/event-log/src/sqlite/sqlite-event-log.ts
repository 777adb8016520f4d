import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  LogUnavailable,
  UnknownPosition,
  type Append,
  type EventBundle,
  type EventKind,
  type EventLog,
  type Position,
  type StoredEvent,
} from '../event-log.js';
import { refuseMalformed } from '../well-formed.js';
import { pause } from '../pause.js';
import type { Narrowing } from './narrowing.js';
import { numberOf } from './number-of.js';
import { RecoveringStore } from './recovering-store.js';

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
  const bell = new EventTarget();
  setMaxListeners(0, bell); // any number may follow
  const ring = (): boolean => bell.dispatchEvent(new Event('ring'));
  const store = new RecoveringStore(path, ring);
  const closing = new AbortController();

  return {
    append: async (stream, expectedRevision, events) => {
      refuseMalformed(stream, expectedRevision, events);
      return store.append([{ stream, expectedRevision, events }]);
    },
    appendInOrder: async (appends) => {
      const { wellFormed, malformed } = upToMalformed(appends);
      if (wellFormed.length > 0) await store.append(wellFormed);
      if (malformed) throw malformed.error;
    },
    readStream: async (stream, afterRevision = 0) => store.read((log) => log.stream(stream, afterRevision)),
    readAll: ({ after = BEFORE_ALL, batchSize = BATCH_SIZE, ...narrowing }) =>
      pages(store, after, batchSize, narrowing),
    readBundles: ({ after = BEFORE_ALL, ...bundling }) => bundles(store, after, bundling),
    follow: ({ after = BEFORE_ALL, batchSize = BATCH_SIZE, signal, ...rest }) =>
      follow(
        patiently(store, { after, batchSize, ...rest }),
        after,
        AbortSignal.any([signal, closing.signal]),
        (ended) => pause(POLL_MS, bell, ended),
      ),
    head: async () => store.read((log) => log.head()),
    eventAt: async (position) => store.read((log) => log.at(position)),
    comparePositions: (a, b) => numberOf(a) - numberOf(b),
    shareRead: (reached, of) => Math.min(1, numberOf(reached) / numberOf(of)),
    close: async () => {
      closing.abort();
      await store.close();
    },
  };
}

/** The appends before the first that no store may be asked to make. */
function upToMalformed(appends: readonly Append[]): {
  readonly wellFormed: readonly Append[];
  readonly malformed?: { readonly error: unknown };
} {
  for (const [i, { stream, expectedRevision, events }] of appends.entries()) {
    try {
      refuseMalformed(stream, expectedRevision, events);
    } catch (error) {
      return { wellFormed: appends.slice(0, i), malformed: { error } };
    }
  }
  return { wellFormed: appends };
}

async function* pages(
  store: RecoveringStore,
  after: Position,
  size: number,
  narrowing: Narrowing,
): AsyncGenerator<readonly StoredEvent[]> {
  const head = store.read((log) => log.head()) ?? BEFORE_ALL;
  let last = after;
  for (;;) {
    const batch = store.read((log) => log.page(last, head, size, narrowing));
    if (batch.length === 0) return;
    last = batch.at(-1)?.position ?? last;
    yield batch;
    await nextTurn(); // a long read must not keep the writer waiting
  }
}

interface Bundling {
  readonly size: number;
  readonly kinds: readonly EventKind[];
  readonly without: readonly EventKind[];
}

/** Where a bundle can't be made, its stretch of the log is handed over event by event. */
async function* bundles(
  store: RecoveringStore,
  after: Position,
  { size, kinds, without }: Bundling,
): AsyncGenerator<EventBundle | readonly StoredEvent[]> {
  const head = store.read((log) => log.head()) ?? BEFORE_ALL;
  for (let last = after; numberOf(last) < numberOf(head);) {
    const bundle = store.read((log) => log.bundles(kinds, without)(last, head, size));
    if (bundle) {
      last = bundle.last.position;
      yield bundle;
    } else {
      const batch = store.read((log) => log.page(last, head, size, { without }));
      last = batch.at(-1)!.position;
      yield batch;
    }
    await nextTurn();
  }
}

type NextEvents = (after: Position) => readonly StoredEvent[];

interface Following extends Narrowing {
  readonly after: Position;
  readonly batchSize: number;
  readonly onInterruption?: ((reason: string) => void) | undefined;
}

/** Finds nothing new while the log cannot be read, and says so once. */
function patiently(
  store: RecoveringStore,
  { after: start, batchSize, onInterruption, ...narrowing }: Following,
): NextEvents {
  let interrupted = false;
  let isKnown = start === BEFORE_ALL;
  return (after) => {
    try {
      isKnown ||= store.read((log) => log.at(start)) !== undefined;
      if (!isKnown) throw new UnknownPosition('What was read last is not in the event log.');
      const events = store.read((log) => log.page(after, undefined, batchSize, narrowing));
      interrupted = false;
      return events;
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      if (!interrupted) onInterruption?.(error.message);
      interrupted = true;
      return [];
    }
  };
}

async function* follow(
  next: NextEvents,
  after: Position,
  signal: AbortSignal,
  wait: (signal: AbortSignal) => Promise<void>,
): AsyncGenerator<readonly StoredEvent[]> {
  let last = after;
  while (!signal.aborted) {
    const batch = next(last);
    last = batch.at(-1)?.position ?? last;
    if (batch.length === 0) await wait(signal);
    else yield batch;
    await nextTurn();
  }
}
