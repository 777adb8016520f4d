import { randomUUID } from 'node:crypto';
import type { sendUnaryData } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';

/** What the double can do, in the words the client asks for it. */
const METHODS: readonly (readonly [service: string, method: string, ...features: string[]])[] = [
  ['event_store.client.streams.streams', 'read', 'position', 'events'],
  ['event_store.client.streams.streams', 'append'],
  ['event_store.client.streams.streams', 'batchappend', 'deadline_duration'],
  ['event_store.client.gossip.gossip', 'read'],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods'],
];

export function supportedMethods(_: unknown, reply: sendUnaryData<SupportedMethods>): void {
  const methods = METHODS.map(([service, method, ...its]) =>
    new features.SupportedMethod().setServiceName(service).setMethodName(method).setFeaturesList(its),
  );
  reply(
    null,
    new features.SupportedMethods().setEventStoreServerVersion('wire-double').setMethodsList(methods),
  );
}

/** Both halves of a UUID, as signed numbers: the way a server names its nodes. */
function halvesOf(uuid: string): InstanceType<typeof shared.UUID.Structured> {
  const digits = uuid.replaceAll('-', '');
  const half = (from: number): string =>
    BigInt.asIntN(64, BigInt(`0x${digits.slice(from, from + 16)}`)).toString();
  return new shared.UUID.Structured().setMostSignificantBits(half(0)).setLeastSignificantBits(half(16));
}

/** A cluster of one: the double itself, its leader. */
export function clusterOf(port: () => number) {
  const id = halvesOf(randomUUID());
  return (_: unknown, reply: sendUnaryData<ClusterInfo>): void => {
    const member = new gossip.MemberInfo()
      .setInstanceId(new shared.UUID().setStructured(id))
      .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port()));
    reply(null, new gossip.ClusterInfo().setMembersList([member]));
  };
}
