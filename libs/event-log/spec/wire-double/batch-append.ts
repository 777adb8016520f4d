import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { carryOut, idOf, proposedRecord, streamOf, weightOf, type AppendAnswer } from './appends.js';
import type { ExpectedRevision, ProposedRecord } from './memory-log.js';
import type { DoubleNode } from './node.js';
import * as replies from './replies.js';

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append, of which more parts may be to come. */
interface Arriving {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly deadline: number;
  readonly proposed: ProposedRecord[];
  readonly giveUp: NodeJS.Timeout;
}

/** How long the double waits for the last part of an append, at most. */
const LONGEST_ARRIVAL_MILLISECONDS = 2_000;

function expectedOf(options: BatchAppendReq.Options): ExpectedRevision {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

/** Many appends on one call, each in one or several parts, answered in whatever order they are done. */
export function batchAppend(node: DoubleNode, call: BatchCall): void {
  const arriving = new Map<string, Arriving>();
  const underWay = new Set<Promise<void>>();

  const answer = (request: BatchAppendReq, stream: string, reply: BatchAppendResp): void => {
    if (call.cancelled || call.destroyed) return;
    reply.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(replies.streamIdentifier(stream));
    call.write(reply);
  };
  const refuse = (request: BatchAppendReq, stream: string, error: Status): void =>
    answer(request, stream, new streams.BatchAppendResp().setError(error));

  function forget(id: string): Arriving | undefined {
    const append = arriving.get(id);
    clearTimeout(append?.giveUp);
    arriving.delete(id);
    return append;
  }

  /** Takes note of a new append; false if it was refused. */
  function begin(request: BatchAppendReq, id: string, options: BatchAppendReq.Options): boolean {
    const stream = streamOf(options.getStreamIdentifier());
    const deadline = options.getDeadline()?.toDate().getTime() ?? Infinity;
    const left = Math.min(deadline - Date.now(), LONGEST_ARRIVAL_MILLISECONDS);
    const refusal = refusalOf(node, call, stream, left);
    if (refusal) refuse(request, stream, refusal);
    if (refusal || arriving.has(id)) return !refusal;
    const giveUp = setTimeout(() => forget(id) && refuse(request, stream, replies.timeout()), left);
    arriving.set(id, { stream, expected: expectedOf(options), deadline, proposed: [], giveUp });
    return true;
  }

  function take(request: BatchAppendReq): void {
    const id = idOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options && !begin(request, id, options)) return;
    const append = arriving.get(id);
    if (!append) return;
    append.proposed.push(...request.getProposedMessagesList().map(proposedRecord));
    if (weightOf(append.proposed) > node.maxAppendBytes) {
      forget(id);
      refuse(request, append.stream, replies.tooLarge(node.maxAppendBytes));
    } else if (request.getIsFinal()) {
      forget(id);
      const done = finish(request, append).finally(() => underWay.delete(done));
      underWay.add(done);
    }
  }

  async function finish(request: BatchAppendReq, append: Arriving): Promise<void> {
    const given = await carryOut(node, append);
    if (given.kind === 'drop') node.front.cut(call.getPeer());
    else if (given.kind === 'not leader') call.emit('error', replies.notLeader('127.0.0.1', node.front.port));
    else if (given.kind === 'silence') await new Promise(() => undefined);
    else answer(request, append.stream, replyTo(append, given, node.maxAppendBytes));
  }

  call.on('data', (request: BatchAppendReq) => {
    try {
      take(request);
    } catch (error) {
      const stream = streamOf(request.getOptions()?.getStreamIdentifier());
      refuse(request, stream, replies.badRequest(String(error)));
    }
  });
  call.on('end', () => void Promise.all(underWay).then(() => call.end()));
  call.on('error', () => undefined);
}

function refusalOf(node: DoubleNode, call: BatchCall, stream: string, left: number): Status | undefined {
  if (!node.admits(call)) return replies.accessDeniedStatus();
  if (stream === '') return replies.badRequest('The stream has no name.');
  return left <= 0 ? replies.timeout() : undefined;
}

function replyTo(append: Arriving, given: AppendAnswer, maxAppendBytes: number): BatchAppendResp {
  const reply = new streams.BatchAppendResp();
  switch (given.kind) {
    case 'written':
      return reply.setSuccess(replies.batchSuccess(given.revision, given.position));
    case 'wrong revision':
      return reply.setError(replies.wrongRevision(given.current, append.expected));
    case 'too large':
      return reply.setError(replies.tooLarge(maxAppendBytes));
    case 'access denied':
      return reply.setError(replies.accessDeniedStatus());
    default:
      return reply.setError(replies.timeout());
  }
}
