import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type EventLog,
  LogUnavailable,
  type Position,
  type StoredEvent,
  UnknownPosition,
} from '../event-log.js';
import { pause } from '../pause.js';
import { type KeptEvent, subscribe, type Subscription } from './client.js';
import type { Connection } from './connection.js';
import { reasonOf } from './failure.js';
import { readEvent } from './pages.js';
import { backOff, rest, unlessAborted } from './patience.js';
import { commitOf, comparePositions } from './position.js';
import { lookAt, ownAmong } from './reading.js';

const MAX_BACK_OFF_MS = 10_000;

/** A subscription that shows no sign of life for so long is suspected; it is given up if the log has moved on. */
const SILENCE_MS = 4_000;
/** So long an event may be on its way. */
const DELIVERY_MS = 1_000;

/** Few, because each may weigh 900 KiB; the wire holds as many again. */
const BUFFERED_EVENTS = 64;
const MAX_BATCH_CHARACTERS = 8 * 1024 * 1024;

interface Following {
  readonly after: Position | undefined;
  readonly batchSize: number;
  readonly signal: AbortSignal;
  readonly onInterruption: ((reason: string) => void) | undefined;
}

/** Where a reader is, and by which event; which one, is not known of where he began. */
type Place = Pick<StoredEvent, 'position'> & Partial<Pick<StoredEvent, 'id'>>;

/**
 * Follows the log through one subscription after another: when one fails, ends or falls silent, the next begins
 * strictly after the last event that was handed out. What comes twice is handed out once.
 *
 * @throws UnknownPosition that event is not in the log
 * @throws TypeError `after` was given out by another kind of log
 */
export async function* follow(
  connection: Connection,
  head: EventLog['head'],
  { after, batchSize, signal, onInterruption }: Following,
): AsyncGenerator<readonly StoredEvent[]> {
  let last: Place | undefined = after === undefined ? undefined : { position: after };
  if (after !== undefined) commitOf(after);
  let delay = backOff(MAX_BACK_OFF_MS).next();
  while (!signal.aborted) {
    let reason = 'The event log ended the subscription.';
    try {
      if (last) await unlessAborted(refuseOtherLog(connection, last), signal);
      if (signal.aborted) return;
      for await (const batch of subscribed(connection, head, { after: last?.position, batchSize, signal })) {
        last = batch.at(-1) ?? last;
        delay = backOff(MAX_BACK_OFF_MS).next();
        yield batch;
      }
    } catch (error) {
      if (error instanceof UnknownPosition) throw error;
      reason = error instanceof LogUnavailable ? error.message : reasonOf(error);
    }
    if (signal.aborted) return;
    onInterruption?.(reason);
    await rest(delay.duration, signal);
    delay = delay.next(undefined);
  }
}

/**
 * To begin after a position that the log has not come to is no error to the server: it would pass over all that is
 * written up to there. This happens when it is restored from an older copy.
 */
async function refuseOtherLog(connection: Connection, { position, id }: Place): Promise<void> {
  const standing = await lookAt(connection, position);
  if (!standing || standing.id !== (id ?? standing.id))
    throw new UnknownPosition('What was read last is not in the event log: it is another, or an older copy.');
}

/** The events of one subscription, as long as it lives. */
async function* subscribed(
  connection: Connection,
  head: EventLog['head'],
  { after, batchSize, signal }: Omit<Following, 'onInterruption'>,
): AsyncGenerator<readonly StoredEvent[]> {
  const { subscription, life, bell } = openSubscription(connection, after);
  const isSilent = async (ms: number): Promise<boolean> => {
    await pause(ms, bell, signal);
    return !signal.aborted && performance.now() - life.lastSign >= ms;
  };
  try {
    let last = after;
    while (!signal.aborted) {
      const batch = await arrived(subscription, connection, last, batchSize);
      last = batch.at(-1)?.position ?? last;
      if (batch.length > 0) yield batch;
      else if (life.failure !== undefined) throw life.failure;
      else if (life.hasEnded) return;
      else if (await isSilent(SILENCE_MS)) await unlessAborted(refuseSilence(last, head, isSilent), signal);
    }
  } finally {
    void subscription.unsubscribe().catch(() => undefined);
  }
}

/** Silence is suspicious only while there is something to say that should have come by now. */
async function refuseSilence(
  last: Position | undefined,
  head: EventLog['head'],
  isSilent: (ms: number) => Promise<boolean>,
): Promise<void> {
  const position = await head();
  const isBehind = position !== undefined && (last === undefined || comparePositions(last, position) < 0);
  if (isBehind && (await isSilent(DELIVERY_MS))) throw new LogUnavailable('The event log fell silent.');
}

interface Life {
  lastSign: number;
  failure: unknown;
  hasEnded: boolean;
}

/** A subscription, what is known of its life, and a bell for each sign of it. */
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
  const subscription = subscribe(connection.following, options, connection.manner);
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
