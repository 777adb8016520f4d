import { setTimeout as sleep } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { batchAppend } from './batch-append.js';
import { makeCertificates, type Certificates } from './certificates.js';
import { clusterOf, supportedMethods } from './cluster.js';
import { createFaults, type Faults } from './faults.js';
import { plantForeignEvents, plantStatisticsRegularly, plantSystemEvents } from './foreign-events.js';
import { openFront, type Front } from './front.js';
import { createMemoryLog, type MemoryLog } from './memory-log.js';
import type { DoubleNode } from './node.js';
import { read, type ReadCall } from './reads.js';
import { singleAppend } from './single-append.js';
import { subscribe } from './subscriptions.js';

/** What a caller must show a double with TLS. */
export const CREDENTIALS = { username: 'synthetic-writer', password: 'synthetic-secret' };

export interface WireDoubleSettings {
  /** A fixed port; any free one without it. */
  readonly port?: number;
  /** Speaks TLS with certificates made for the occasion, and asks for `CREDENTIALS`. Needs `openssl`. */
  readonly tls?: boolean;
  /** The most that one append may weigh. 1 MiB without it. */
  readonly maxAppendBytes?: number;
  /** Whether a read of one stream tells where its events stand in the whole log. Not without it. */
  readonly streamReadsTellPositions?: boolean;
}

export interface WireDouble {
  /** What a client connects to. With TLS it names the file of the authority, but no credentials. */
  readonly url: string;
  readonly port: number;
  readonly log: MemoryLog;
  readonly faults: Faults;
  /** Resets all connections and refuses new ones. What was written stays. */
  stop(): Promise<void>;
  /** Is there again, on the same port, with the same log. */
  start(): Promise<void>;
  /** Keeps every connection open, and lets nothing through. */
  freeze(): void;
  thaw(): void;
  /** Writes events of other applications, and of the server itself, in streams that are none of ours. */
  plantForeignEvents(count: number): void;
  /** Stops for good. */
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;
const AUTHORIZATION = `Basic ${Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString('base64')}`;

export async function startWireDouble(settings: WireDoubleSettings = {}): Promise<WireDouble> {
  const [log, faults] = [createMemoryLog(), createFaults()];
  plantSystemEvents(log);
  plantStatisticsRegularly(log);

  const certificates = settings.tls ? await makeCertificates() : undefined;
  const server = new Server({ 'grpc.max_receive_message_length': 16 * MEBIBYTE });
  const front = await openFront(await listen(server, certificates), settings.port ?? 0);
  const power = powerSwitch(log, front);
  serve(server, {
    ...{ log, faults, front, ...power },
    maxAppendBytes: settings.maxAppendBytes ?? MEBIBYTE,
    streamReadsTellPositions: settings.streamReadsTellPositions ?? false,
    admits: ({ metadata }) => !certificates || metadata.get('authorization').includes(AUTHORIZATION),
  });
  return {
    url: `esdb://127.0.0.1:${front.port}?${certificates ? `tlsCAFile=${certificates.caFile}` : 'tls=false'}`,
    port: front.port,
    log,
    faults,
    stop: power.stop,
    start: power.start,
    freeze: front.freeze,
    thaw: front.thaw,
    plantForeignEvents: (count) => plantForeignEvents(log, count),
    close: async () => {
      await power.stop();
      server.forceShutdown();
      await certificates?.remove();
    },
  };
}

interface PowerSwitch {
  stop(): Promise<void>;
  start(): Promise<void>;
  restart(milliseconds: number): Promise<void>;
  starts(): number;
}

/** The log survives; connections, calls under way and caches do not. */
function powerSwitch(log: MemoryLog, front: Front): PowerSwitch {
  let starts = 0;
  const stop = async (): Promise<void> => {
    starts += 1;
    log.forgetRecentIds();
    await front.shut();
  };
  const start = async (): Promise<void> => {
    plantSystemEvents(log);
    await front.open();
  };
  const restart = async (milliseconds: number): Promise<void> => {
    await stop();
    await sleep(milliseconds);
    await start();
  };
  return { stop, start, restart, starts: () => starts };
}

function listen(server: Server, certificates?: Certificates): Promise<number> {
  const credentials = certificates
    ? ServerCredentials.createSsl(null, [
        { private_key: certificates.key, cert_chain: certificates.certificate },
      ])
    : ServerCredentials.createInsecure();
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
}

function serve(server: Server, node: DoubleNode): void {
  server.addService(StreamsService, {
    read: (call: ReadCall) => {
      const options = call.request.getOptions();
      const done = options?.hasSubscription() ? subscribe(node, call, options) : read(node, call);
      done.catch((error: unknown) => call.emit('error', error));
    },
    append: (call: ServerReadableStream<AppendReq, AppendResp>, reply: sendUnaryData<AppendResp>) =>
      singleAppend(node, call, reply),
    batchAppend: (call: Parameters<typeof batchAppend>[1]) => batchAppend(node, call),
  });
  server.addService(ServerFeaturesService, { getSupportedMethods: supportedMethods });
  server.addService(GossipService, { read: clusterOf(() => node.front.port) });
}
