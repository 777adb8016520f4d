import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventLog, Position, StoredEvent } from '../event-log.js';
import { pause } from '../pause.js';
import { type KeptEvent, subscribe, type Subscription } from './client.js';
import type { Connection } from './connection.js';
import { reasonOf } from './failure.js';
import { readEvent } from './pages.js';
import { backOff, rest } from './patience.js';
import { commitOf, comparePositions } from './position.js';
import { ownAmong } from './reading.js';

const MAX_BACK_OFF_MS = 10_000;

/** A subscription that shows no sign of life for so long is suspected; it is given up if the log has moved on. */
const SILENCE_MS = 4_000;

/** Few, because each may weigh 900 KiB; the wire holds as many again. */
const BUFFERED_EVENTS = 64;
const MAX_BATCH_CHARACTERS = 8 * 1024 * 1024;

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
  const { subscription, life, bell } = openSubscription(connection, after);
  try {
    let last = after;
    while (!signal.aborted) {
      const batch = await arrived(subscription, connection, last, batchSize);
      last = batch.at(-1)?.position ?? last;
      if (batch.length > 0) yield batch;
      else if (life.failure !== undefined) throw life.failure;
      else if (life.hasEnded) return;
      else if (await isSilent(life, bell, signal)) await refuseSilence(last, head);
    }
  } finally {
    void subscription.unsubscribe().catch(() => undefined);
  }
}

async function isSilent(life: Life, bell: EventTarget, signal: AbortSignal): Promise<boolean> {
  await pause(SILENCE_MS, bell, signal);
  return !signal.aborted && performance.now() - life.lastSign >= SILENCE_MS;
}

/** Silence is suspicious only while there is something to say. */
async function refuseSilence(last: Position | undefined, head: EventLog['head']): Promise<void> {
  const position = await head();
  const isBehind = position !== undefined && (last === undefined || comparePositions(last, position) < 0);
  if (isBehind) throw new Interruption('The event log fell silent.');
}

interface Life {
  lastSign: number;
  failure: unknown;
  hasEnded: boolean;
}

/** A subscription with a client of its own, what is known of its life, and a bell for each sign of it. */
function openSubscription(connection: Connection, after: Position | undefined) {
  const life: Life = { lastSign: performance.now(), failure: undefined, hasEnded: false };
  const bell = new EventTarget();
  const onSign = (): void => {
    life.lastSign = performance.now();
    bell.dispatchEvent(new Event('ring'));
  };
  const options = {
    after: after === undefined ? undefined : commitOf(after),
    prefix: connection.names.prefix,
    bufferedEvents: BUFFERED_EVENTS,
    onSign,
  };
  const subscription = subscribe(connection.client(), options, connection.manner);
  subscription.on('end', () => {
    life.hasEnded = true;
    onSign();
  });
  subscription.on('error', (error: unknown) => {
    life.failure ??= error;
    onSign();
  });
  return { subscription, life, bell };
}

/** What has come in: strictly after `last`, whatever was delivered twice. Goes on collecting while more comes at once. */
async function arrived(
  subscription: Subscription,
  connection: Connection,
  last: Position | undefined,
  batchSize: number,
): Promise<readonly StoredEvent[]> {
  const batch: StoredEvent[] = [];
  let after = last === undefined ? -1n : commitOf(last);
  let weight = 0;
  while (batch.length < batchSize && weight < MAX_BATCH_CHARACTERS) {
    const kept =
      next(subscription) ?? (batch.length > 0 ? (await nextTurn(), next(subscription)) : undefined);
    if (!kept) return batch;
    const read = readEvent(kept, connection);
    if (read.commit <= after) continue;
    after = read.commit;
    for (const event of ownAmong([read])) {
      batch.push(event);
      weight += event.data.length + event.metadata.length;
    }
  }
  return batch;
}

/** The next event that is there already. A link without its event is none. */
function next(subscription: Subscription): KeptEvent | undefined {
  for (;;) {
    const resolved = subscription.read() as { readonly event?: KeptEvent } | null;
    if (resolved === null || resolved.event) return resolved?.event;
  }
}
