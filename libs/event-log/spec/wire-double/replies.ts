import { Metadata, status } from '@grpc/grpc-js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision, LogRecord } from './memory-log.js';

/** How a reader is told that an event's place in the whole log is not known. */
const NO_POSITION = (2n ** 64n - 1n).toString();

/** What a call is ended with: a gRPC status, and in its metadata what the client knows the error by. */
export interface CallFailure {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

export function callFailure(
  code: status,
  details: string,
  properties: Record<string, string> = {},
): CallFailure {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(properties)) metadata.set(key, value);
  return { code, details, metadata };
}

export const accessDenied = (): CallFailure =>
  callFailure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const notLeader = (host: string, port: number): CallFailure =>
  callFailure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const notReady = (): CallFailure => callFailure(status.UNAVAILABLE, 'Server Is Not Ready');

export function streamIdentifier(stream: string): InstanceType<typeof shared.StreamIdentifier> {
  return new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream)));
}

/** The details of a `google.rpc.Status`, by which the client tells one refusal from another. */
function refusal(code: number, name: string, details: { serializeBinary(): Uint8Array }): Status {
  const packed = new anyMessages.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new statusMessages.Status().setCode(code).setMessage(name).setDetails(packed);
}

export function wrongRevision(current: number, expected: ExpectedRevision): Status {
  const details = new shared.WrongExpectedVersion();
  if (current < 0) details.setCurrentNoStream(new emptyMessages.Empty());
  else details.setCurrentStreamRevision(String(current));
  if (expected === 'any') details.setExpectedAny(new emptyMessages.Empty());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(new emptyMessages.Empty());
  else if (expected === 'no_stream') details.setExpectedNoStream(new emptyMessages.Empty());
  else details.setExpectedStreamPosition(String(expected));
  return refusal(status.ALREADY_EXISTS, 'WrongExpectedVersion', details);
}

export const timeout = (): Status => refusal(status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

export const accessDeniedStatus = (): Status =>
  refusal(status.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied());

export const tooLarge = (most: number): Status =>
  refusal(
    status.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(most),
  );

export const badRequest = (message: string): Status =>
  refusal(status.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message));

export function batchSuccess(
  revision: number,
  position: bigint,
): InstanceType<typeof BatchAppendResp.Success> {
  const at = new shared.AllStreamPosition();
  at.setCommitPosition(position.toString()).setPreparePosition(position.toString());
  return new streams.BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
}

/** An event as a reader gets it. `withPosition` false: its place in the whole log is not told. */
export function eventReply(record: LogRecord, withPosition: boolean): ReadResp {
  const position = withPosition ? record.position.toString() : NO_POSITION;
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(record.id))
    .setStreamIdentifier(streamIdentifier(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  const properties = recorded.getMetadataMap();
  properties.set('type', record.type);
  properties.set('created', record.createdTicks.toString());
  properties.set('content-type', record.isJson ? 'application/json' : 'application/octet-stream');
  const event = new streams.ReadResp.ReadEvent().setEvent(recorded);
  if (withPosition) event.setCommitPosition(position);
  else event.setNoPosition(new shared.Empty());
  return new streams.ReadResp().setEvent(event);
}

export function checkpointReply(commit: bigint, prepare: bigint): ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(commit.toString()).setPreparePosition(prepare.toString());
  return new streams.ReadResp().setCheckpoint(checkpoint);
}

export const confirmationReply = (id: string): ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id),
  );

export const caughtUpReply = (): ReadResp =>
  new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export const streamNotFoundReply = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
  );
