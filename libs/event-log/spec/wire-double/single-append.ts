import { status, type sendUnaryData, type ServerReadableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { carryOut, proposedRecord, streamOf, type AppendAnswer } from './appends.js';
import type { ExpectedRevision } from './memory-log.js';
import type { DoubleNode } from './node.js';
import { accessDenied, callFailure, notLeader, type CallFailure } from './replies.js';

function expectedOf(options: AppendReq.Options): ExpectedRevision {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

/** One append on a call of its own: the stream and revision first, then event by event. */
export function singleAppend(
  node: DoubleNode,
  call: ServerReadableStream<AppendReq, AppendResp>,
  reply: sendUnaryData<AppendResp>,
): void {
  const requests: AppendReq[] = [];
  call.on('data', (request: AppendReq) => requests.push(request));
  call.on('error', () => undefined);
  call.on('end', () => {
    finish(node, call, requests).then(
      (given) => given && ('code' in given ? reply(given) : reply(null, given)),
      (error: unknown) => reply(callFailure(status.INVALID_ARGUMENT, String(error))),
    );
  });
}

async function finish(
  node: DoubleNode,
  call: ServerReadableStream<AppendReq, AppendResp>,
  requests: readonly AppendReq[],
): Promise<AppendResp | CallFailure | undefined> {
  const options = requests[0]?.getOptions();
  const stream = streamOf(options?.getStreamIdentifier());
  if (!options || stream === '') throw new TypeError('The stream has no name.');
  if (!node.admits(call)) return accessDenied();
  const proposed = requests.flatMap((request) => request.getProposedMessage() ?? []).map(proposedRecord);
  const append = { stream, expected: expectedOf(options), proposed, deadline: Infinity };
  const given = await carryOut(node, append);
  if (given.kind === 'drop') node.front.cut(call.getPeer());
  return given.kind === 'drop' || given.kind === 'silence'
    ? undefined
    : answerTo(node, append.expected, given);
}

function answerTo(
  node: DoubleNode,
  expected: ExpectedRevision,
  given: AppendAnswer,
): AppendResp | CallFailure {
  switch (given.kind) {
    case 'written':
      return new streams.AppendResp().setSuccess(success(given.revision, given.position));
    case 'wrong revision':
      return new streams.AppendResp().setWrongExpectedVersion(wrongRevision(given.current, expected));
    case 'too large': {
      const [most, name] = [String(node.maxAppendBytes), 'maximum-append-size'];
      const properties = { exception: `${name}-exceeded`, [name]: most };
      return callFailure(status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, properties);
    }
    case 'access denied':
      return accessDenied();
    case 'not leader':
      return notLeader('127.0.0.1', node.front.port);
    default:
      return callFailure(status.ABORTED, 'Operation timed out: Commit phase timeout.');
  }
}

function success(revision: number, position: bigint): InstanceType<typeof streams.AppendResp.Success> {
  const at = new streams.AppendResp.Position();
  at.setCommitPosition(position.toString()).setPreparePosition(position.toString());
  return new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
}

function wrongRevision(
  current: number,
  expected: ExpectedRevision,
): InstanceType<typeof streams.AppendResp.WrongExpectedVersion> {
  const refusal = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) refusal.setCurrentNoStream(new shared.Empty());
  else refusal.setCurrentRevision(String(current));
  if (expected === 'any') refusal.setExpectedAny(new shared.Empty());
  else if (expected === 'stream_exists') refusal.setExpectedStreamExists(new shared.Empty());
  else if (expected === 'no_stream') refusal.setExpectedNoStream(new shared.Empty());
  else refusal.setExpectedRevision(String(expected));
  return refusal;
}
