import { setTimeout as sleep } from 'node:timers/promises';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { streamOf } from './appends.js';
import type { LogRecord, MemoryLog } from './memory-log.js';
import type { DoubleNode } from './node.js';
import {
  accessDenied,
  callFailure,
  eventReply,
  notReady,
  streamNotFoundReply,
  type CallFailure,
} from './replies.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const BACKWARDS = 1;

/** A place between the records of the log. Events lie at equal commit and prepare positions. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Negative, zero or positive as an event lies before, at or after a place. */
export function compareTo(event: bigint, { commit, prepare }: LogPosition): number {
  const difference = event === commit ? event - prepare : event - commit;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * Where to begin in the whole log. The start is nothing, the end is the end of the log.
 *
 * @throws CallFailure no such place can be
 */
export function positionOf(options: ReadReq.Options.AllOptions, log: MemoryLog): LogPosition | undefined {
  if (options.hasStart()) return undefined;
  if (options.hasEnd()) return { commit: log.end(), prepare: log.end() };
  const position = options.getPosition();
  const commit = BigInt(position?.getCommitPosition() ?? 0);
  const prepare = BigInt(position?.getPreparePosition() ?? 0);
  if (commit === 0n && prepare === 0n) return undefined;
  if (prepare > commit) throw callFailure(status.UNKNOWN, 'Exception was thrown by handler.');
  return { commit, prepare };
}

/** Sends, and waits while the caller takes no more. False once he is gone. */
export async function send(call: ReadCall, reply: ReadResp): Promise<boolean> {
  if (call.cancelled || call.destroyed) return false;
  if (!call.write(reply)) await waitUntil(call, 'drain');
  return !call.cancelled && !call.destroyed;
}

/** Waits for an event of the call, or for its end. */
export async function waitUntil(call: ReadCall, event: string): Promise<void> {
  const events = [event, 'cancelled', 'close', 'error'];
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      for (const each of events) call.off(each, wake);
      resolve();
    };
    for (const each of events) call.on(each, wake);
  });
}

/** A read with an end: of one stream or the whole log, forwards or backwards, so many events. */
export async function read(node: DoubleNode, call: ReadCall): Promise<void> {
  const refusal = refuse(node, call);
  if (refusal) return void call.emit('error', refusal);
  const delay = node.faults.strikes('read-delay');
  if (delay) await sleep(delay.milliseconds ?? 0);

  const options = call.request.getOptions();
  const stream = options?.getStream();
  if (stream && node.log.stream(streamOf(stream.getStreamIdentifier())).length === 0) {
    await send(call, streamNotFoundReply(streamOf(stream.getStreamIdentifier())));
    return void call.end();
  }
  const withPosition = !stream || node.streamReadsTellPositions;
  let given = 0;
  for (const record of selection(node.log, call.request)) {
    if (await interrupted(node, call, given)) return;
    if (!(await send(call, eventReply(record, withPosition)))) return;
    given += 1;
  }
  if (!(await interrupted(node, call, given))) call.end();
}

function refuse(node: DoubleNode, call: ReadCall): CallFailure | undefined {
  if (!node.admits(call) || node.faults.strikes('read-access-denied')) return accessDenied();
  return node.faults.strikes('read-not-ready') ? notReady() : undefined;
}

async function interrupted(node: DoubleNode, call: ReadCall, given: number): Promise<boolean> {
  if (node.faults.strikes('read-silence', given)) return true;
  if (!node.faults.strikes('read-drop', given)) return false;
  node.front.cut(call.getPeer());
  return true;
}

/** The events that were asked for. What is written while they are sent comes too, as far as the count allows. */
function* selection(log: MemoryLog, request: ReadReq): Iterable<LogRecord> {
  const options = request.getOptions();
  if (!options) return;
  const step = options.getReadDirection() === BACKWARDS ? -1 : 1;
  const [stream, all] = [options.getStream(), options.getAll()];
  const records = stream ? log.stream(streamOf(stream.getStreamIdentifier())) : log.records;
  let index = stream ? firstOfStream(stream, records, step) : all ? firstOfAll(all, log, step) : 0;
  for (let left = Number(options.getCount()); left > 0; left -= 1) {
    const record = records[index];
    if (!record) return;
    yield record;
    index += step;
  }
}

function firstOfStream(
  options: ReadReq.Options.StreamOptions,
  { length }: readonly LogRecord[],
  step: number,
): number {
  if (options.hasStart()) return 0;
  const revision = options.hasEnd() ? length - 1 : Number(options.getRevision());
  return step > 0 ? revision : Math.min(revision, length - 1);
}

/** Forwards, the event at a place is the first; backwards, the one before it. */
function firstOfAll(options: ReadReq.Options.AllOptions, log: MemoryLog, step: number): number {
  const from = positionOf(options, log);
  if (from === undefined) return step > 0 ? 0 : -1;
  const last = log.records.at(-1)?.position ?? 0n;
  const beyondReading = step > 0 && from.commit > last;
  if (!beyondReading && !log.isBoundary(from.commit)) {
    const reason = from.commit > log.end() ? 'Error' : 'InvalidPosition';
    throw callFailure(status.UNKNOWN, `Unexpected ReadAllResult: ${reason}`);
  }
  return step > 0 ? log.indexAt(from.commit) : log.indexAt(from.commit) - 1;
}
