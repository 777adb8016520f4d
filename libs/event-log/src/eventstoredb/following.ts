import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AllStreamSubscription, START, streamNameFilter } from '@eventstore/db-client';
import type { EventLog, Position, StoredEvent } from '../event-log.js';
import { pause } from '../pause.js';
import type { Connection } from './connection.js';
import { reasonOf } from './failure.js';
import { readEvent } from './pages.js';
import { backOff, rest } from './patience.js';
import { at, commitOf, comparePositions } from './position.js';
import { ownAmong } from './reading.js';

const MAX_BACK_OFF_MS = 10_000;

/** A subscription that shows no sign of life for so long is suspected; it is given up if the log has moved on. */
const SILENCE_MS = 4_000;

/** Few, because each may weigh 900 KiB; the wire holds as many again. */
const BUFFERED_EVENTS = 64;
const MAX_BATCH_CHARACTERS = 8 * 1024 * 1024;

/** Once every so many times 32 events of other applications, the server says how far it has come. */
const CHECKPOINT_INTERVAL = 32;

class Interruption extends Error {}

interface Following {
  readonly after: Position | undefined;
  readonly batchSize: number;
  readonly signal: AbortSignal;
  readonly onInterruption: ((reason: string) => void) | undefined;
}

/**
 * Follows the log through one subscription after another: when one fails, ends or falls silent, the next begins
 * strictly after the last event that was handed out. What comes twice is handed out once.
 */
export async function* follow(
  connection: Connection,
  head: EventLog['head'],
  { after, batchSize, signal, onInterruption }: Following,
): AsyncGenerator<readonly StoredEvent[]> {
  let last = after;
  let delay = backOff(MAX_BACK_OFF_MS).next();
  while (!signal.aborted) {
    let reason = 'The event log ended the subscription.';
    try {
      for await (const batch of subscribed(connection, head, { after: last, batchSize, signal })) {
        last = batch.at(-1)?.position ?? last;
        delay = backOff(MAX_BACK_OFF_MS).next();
        yield batch;
      }
    } catch (error) {
      reason = error instanceof Interruption ? error.message : reasonOf(error);
    }
    if (signal.aborted) return;
    onInterruption?.(reason);
    await rest(delay.duration, signal);
    delay = delay.next(undefined);
  }
}

/** The events of one subscription, as long as it lives. */
async function* subscribed(
  connection: Connection,
  head: EventLog['head'],
  { after, batchSize, signal }: Omit<Following, 'onInterruption'>,
): AsyncGenerator<readonly StoredEvent[]> {
  const client = connection.client();
  const bell = new EventTarget();
  const state = { lastSign: performance.now(), failure: undefined as unknown, hasEnded: false };
  const sign = (): void => {
    state.lastSign = performance.now();
    bell.dispatchEvent(new Event('ring'));
  };
  const subscription = client.subscribeToAll(
    {
      credentials: connection.credentials,
      fromPosition: after === undefined ? START : at(commitOf(after)),
      filter: streamNameFilter({
        prefixes: [connection.streamPrefix],
        checkpointInterval: CHECKPOINT_INTERVAL,
        // A sign of life and nothing more: it runs ahead of what has been handed out.
        checkpointReached: async () => sign(),
      }),
    },
    { highWaterMark: BUFFERED_EVENTS },
  );
  for (const life of ['confirmation', 'caughtUp', 'fellBehind', 'readable'] as const)
    (subscription as NodeJS.EventEmitter).on(life, sign);
  subscription.on('end', () => {
    state.hasEnded = true;
    sign();
  });
  subscription.on('error', (error: unknown) => {
    state.failure ??= error;
    sign();
  });
  try {
    let last = after;
    while (!signal.aborted) {
      const batch = await arrived(subscription, connection, last, batchSize);
      last = batch.at(-1)?.position ?? last;
      if (batch.length > 0) yield batch;
      else if (state.failure !== undefined) throw state.failure;
      else if (state.hasEnded) return;
      else {
        await pause(SILENCE_MS, bell, signal);
        const isSilent = performance.now() - state.lastSign >= SILENCE_MS;
        if (isSilent && !signal.aborted && isBehind(last, await head()))
          throw new Interruption('The event log fell silent.');
      }
    }
  } finally {
    void subscription.unsubscribe().catch(() => undefined);
  }
}

const isBehind = (last: Position | undefined, head: Position | undefined): boolean =>
  head !== undefined && (last === undefined || comparePositions(last, head) < 0);

/** What has come in: strictly after `last`, whatever was delivered twice. Goes on collecting while more comes at once. */
async function arrived(
  subscription: AllStreamSubscription,
  connection: Connection,
  last: Position | undefined,
  batchSize: number,
): Promise<readonly StoredEvent[]> {
  const batch: StoredEvent[] = [];
  let after = last === undefined ? -1n : commitOf(last);
  let weight = 0;
  for (let isPatient = true; ;) {
    const resolved = subscription.read() as { readonly event?: Parameters<typeof readEvent>[0] } | null;
    if (resolved === null) {
      if (!isPatient || batch.length === 0) return batch;
      isPatient = false;
      await nextTurn();
      continue;
    }
    if (!resolved.event) continue;
    const read = readEvent(resolved.event, connection);
    if (read.commit <= after) continue;
    isPatient = true;
    after = read.commit;
    for (const event of ownAmong([read])) {
      batch.push(event);
      weight += event.data.length + event.metadata.length;
    }
    if (batch.length >= batchSize || weight > MAX_BATCH_CHARACTERS) return batch;
  }
}
