import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision, ProposedRecord } from './memory-log.js';
import type { DoubleNode } from './node.js';

/** An append as it came, by whichever of the two calls. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly proposed: readonly ProposedRecord[];
  /** When its caller will no longer be waiting, in milliseconds since 1970. */
  readonly deadline: number;
}

/** What becomes of an append; each call has its own words for it. */
export type AppendAnswer =
  | { readonly kind: 'written'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'wrong revision'; readonly current: number }
  | { readonly kind: 'too large' | 'access denied' | 'timeout' | 'not leader' | 'silence' | 'drop' };

const UUID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const streamOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

/** @throws TypeError not a UUID */
export function idOf(uuid: UUID | undefined): string {
  const id = uuid?.getString().toLowerCase() ?? '';
  if (!UUID_FORM.test(id)) throw new TypeError('Not a UUID.');
  return id;
}

/** @throws TypeError the id, type or content type is missing */
export function proposedRecord(
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): ProposedRecord {
  const properties = message.getMetadataMap();
  const [type, contentType] = [properties.get('type'), properties.get('content-type')];
  if (!type || !contentType) throw new TypeError('A required property is missing.');
  return {
    id: idOf(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** What an append weighs: data, metadata, and its types at two bytes a character. */
export const weightOf = (proposed: readonly ProposedRecord[]): number =>
  proposed.reduce(
    (sum, { type, data, metadata }) => sum + type.length * 2 + data.length + metadata.length,
    0,
  );

/** Carries out an append, with the faults that are switched on. */
export async function carryOut(node: DoubleNode, request: AppendRequest): Promise<AppendAnswer> {
  const { faults, log } = node;
  const refused = refuse(node, request);
  if (refused) return refused;

  const delay = faults.strikes('append-delay');
  const began = node.starts();
  if (delay) await sleep(delay.milliseconds ?? 0);
  if (node.starts() !== began) return { kind: 'silence' };
  if (Date.now() >= request.deadline) return { kind: 'timeout' };

  if (faults.strikes('append-silence-before-write')) return { kind: 'silence' };
  if (faults.strikes('append-drop-before-write')) return { kind: 'drop' };
  if (faults.strikes('append-timeout-before-write')) return { kind: 'timeout' };
  if (faults.strikes('append-wrong-revision')) {
    return { kind: 'wrong revision', current: log.stream(request.stream).length - 1 };
  }
  const outcome = log.append(request.stream, request.expected, request.proposed);
  if (!outcome.written) return { kind: 'wrong revision', current: outcome.current };

  if (faults.strikes('append-silence-after-write')) return { kind: 'silence' };
  if (faults.strikes('append-drop-after-write')) return { kind: 'drop' };
  if (faults.strikes('append-timeout-after-write')) return { kind: 'timeout' };
  return { kind: 'written', revision: outcome.revision, position: outcome.position };
}

function refuse(
  { faults, maxAppendBytes }: DoubleNode,
  { proposed }: AppendRequest,
): AppendAnswer | undefined {
  if (faults.strikes('append-access-denied')) return { kind: 'access denied' };
  if (faults.strikes('append-oversize') || weightOf(proposed) > maxAppendBytes) return { kind: 'too large' };
  return faults.strikes('append-not-leader') ? { kind: 'not leader' } : undefined;
}
