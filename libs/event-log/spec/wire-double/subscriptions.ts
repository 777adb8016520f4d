import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { LogRecord } from './memory-log.js';
import type { DoubleNode } from './node.js';
import { compareTo, positionOf, send, waitUntil, type LogPosition, type ReadCall } from './reads.js';
import * as replies from './replies.js';

/** So many events are looked at in one go while catching up; who falls further behind than this catches up again. */
const PAGE = 32;
/** So many events are given again by the fault of duplicates. */
const DUPLICATES = 3;
const BEFORE_EVERYTHING: LogPosition = { commit: -1n, prepare: -1n };

type Filter = (record: LogRecord) => boolean;

/** Where a subscription is. */
interface Progress {
  /** Index of the next record to be looked at. */
  next: number;
  /** The last place told to the subscriber, by an event or a checkpoint. */
  told: LogPosition;
  /** Records looked at since the last checkpoint. */
  considered: number;
  live: boolean;
  given: number;
  /** The last few events given. */
  readonly latest: LogRecord[];
}

function filterOf(options: ReadReq.Options): Filter | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  const field = filter.hasStreamIdentifier() ? 'stream' : 'type';
  const [regex, prefixes] = [expression?.getRegex(), expression?.getPrefixList() ?? []];
  if (regex) {
    const pattern = new RegExp(regex, 'u');
    return (record) => pattern.test(record[field]);
  }
  return (record) => prefixes.some((prefix) => record[field].startsWith(prefix));
}

/** Records between two checkpoints; none are given without a filter. */
function checkpointInterval(options: ReadReq.Options): number {
  const filter = options.getFilter();
  if (!filter) return Infinity;
  return (filter.hasMax() ? filter.getMax() : PAGE) * filter.getCheckpointintervalmultiplier();
}

/**
 * A subscription to the whole log. It begins strictly after a place, and ends only when the caller goes or a fault
 * strikes. A place beyond the last event is no error: what is written up to there is passed over.
 */
export async function subscribe(node: DoubleNode, call: ReadCall, options: ReadReq.Options): Promise<void> {
  if (!node.admits(call) || node.faults.strikes('subscription-access-denied')) {
    return void call.emit('error', replies.accessDenied());
  }
  const all = options.getAll();
  if (!all) return void call.emit('error', replies.callFailure(status.UNIMPLEMENTED, 'Only the whole log.'));
  const from = positionOf(all, node.log) ?? BEFORE_EVERYTHING;
  await send(call, replies.confirmationReply(randomUUID()));
  const last = node.log.records.at(-1)?.position ?? 0n;
  if (from.commit >= 0n && from.commit < last && !node.log.isBoundary(from.commit)) {
    const details = 'Trying to read from an invalid position.';
    return void call.emit('error', replies.callFailure(status.INVALID_ARGUMENT, details));
  }
  const progress = { next: node.log.indexAt(from.commit), told: from, considered: 0, live: false, given: 0 };
  await run({ node, call, options, from, progress: { ...progress, latest: [] } });
}

interface Subscription {
  readonly node: DoubleNode;
  readonly call: ReadCall;
  readonly options: ReadReq.Options;
  readonly from: LogPosition;
  readonly progress: Progress;
}

async function run(subscription: Subscription): Promise<void> {
  const { node, call, progress } = subscription;
  while (!call.cancelled && !call.destroyed) {
    if (await endedByFault(subscription)) return;
    const left = node.log.records.length - progress.next;
    if (progress.live && left === 0) {
      await moreToDo(node, call);
      continue;
    }
    if (left > PAGE) progress.live = false;
    if (!(await page(subscription))) return;
  }
}

async function moreToDo(node: DoubleNode, call: ReadCall): Promise<void> {
  const wake = (): void => void call.emit('moreToDo');
  const stops = [node.log.onAppended(wake), node.faults.onSwitchedOn(wake)];
  await waitUntil(call, 'moreToDo');
  for (const stop of stops) stop();
}

/** Gives one page of events, and tells of checkpoints and of being caught up. False once it is over. */
async function page(subscription: Subscription): Promise<boolean> {
  const { node, call, options, from, progress } = subscription;
  const filter = filterOf(options);
  const begins = node.log.records[progress.next]?.position ?? node.log.end();
  const end = Math.min(progress.next + PAGE, node.log.records.length);
  while (progress.next < end) {
    const record = node.log.records[progress.next] as LogRecord;
    progress.next += 1;
    if (compareTo(record.position, from) <= 0) continue;
    progress.considered += 1;
    if (filter && !filter(record)) continue;
    if ((await endedByFault(subscription)) || !(await give(subscription, record))) return false;
  }
  if (progress.live) return checkpointIfDue(subscription, placeBefore(subscription));
  const caughtUp = end === node.log.records.length;
  const reached = laterOf(progress.told, { commit: begins, prepare: 0n });
  if (!(await checkpointIfDue(subscription, reached, caughtUp))) return false;
  progress.live = caughtUp;
  return !caughtUp || send(call, replies.caughtUpReply());
}

const laterOf = (a: LogPosition, b: LogPosition): LogPosition =>
  a.commit > b.commit || (a.commit === b.commit && a.prepare >= b.prepare) ? a : b;

/** The place of the record that was looked at last. */
function placeBefore({ node, progress }: Subscription): LogPosition {
  const position = node.log.records[progress.next - 1]?.position ?? 0n;
  return { commit: position, prepare: position };
}

/** Checkpoints are given with a filter only: while catching up, and then once in so many records looked at. */
async function checkpointIfDue(
  { node, call, options, progress }: Subscription,
  reached: LogPosition,
  always = false,
): Promise<boolean> {
  if (!always && progress.considered < checkpointInterval(options)) return true;
  if (!options.hasFilter() || reached.commit < 0n) return true;
  progress.considered = 0;
  progress.told = reached;
  const beyond = node.faults.strikes('checkpoint-beyond-last-event') && node.log.end();
  return send(call, replies.checkpointReply(beyond ?? reached.commit, beyond ?? reached.prepare));
}

async function give({ node, call, progress }: Subscription, record: LogRecord): Promise<boolean> {
  const delay = node.faults.strikes('subscription-delay');
  if (delay) await sleep(delay.milliseconds ?? 0);
  progress.given += 1;
  progress.told = { commit: record.position, prepare: record.position };
  progress.latest.push(record);
  if (progress.latest.length > DUPLICATES) progress.latest.shift();
  return send(call, replies.eventReply(record, true));
}

/** Lets the faults strike that are due after so many events. True if this was the end. */
async function endedByFault({ node, call, progress }: Subscription): Promise<boolean> {
  const { faults, front } = node;
  const { given, latest } = progress;
  if (faults.strikes('subscription-duplicates', given)) {
    for (const record of latest) await send(call, replies.eventReply(record, true));
  }
  if (faults.strikes('subscription-silence', given)) return true;
  const restart = faults.strikes('restart-in-catch-up', given);
  if (restart) await node.restart(restart.milliseconds ?? 0);
  else if (faults.strikes('subscription-drop', given)) front.cut(call.getPeer());
  else if (faults.strikes('subscription-end', given)) call.end();
  else if (faults.strikes('subscription-error', given)) call.emit('error', replies.notReady());
  else return false;
  return true;
}
