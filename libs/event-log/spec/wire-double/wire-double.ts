import { setTimeout as sleep } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { batchAppend } from './batch-append.js';
import { clusterOf, supportedMethods } from './cluster.js';
import { createFaults, type Faults } from './faults.js';
import { plantForeignEvents, plantStatisticsRegularly, plantSystemEvents } from './foreign-events.js';
import { openFront, type Front } from './front.js';
import { createMemoryLog, type MemoryLog } from './memory-log.js';
import type { DoubleNode } from './node.js';
import { read, type ReadCall } from './reads.js';
import { singleAppend } from './single-append.js';
import { subscribe } from './subscriptions.js';

export interface WireDoubleSettings {
  /** A fixed port; any free one without it. */
  readonly port?: number;
  /** The most that one append may weigh. 1 MiB without it. */
  readonly maxAppendBytes?: number;
  /** Whether a read of one stream tells where its events stand in the whole log. Not without it. */
  readonly streamReadsTellPositions?: boolean;
}

export interface WireDouble {
  /** What a client connects to. */
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

export async function startWireDouble(settings: WireDoubleSettings = {}): Promise<WireDouble> {
  const [log, faults] = [createMemoryLog(), createFaults()];
  plantSystemEvents(log);
  plantStatisticsRegularly(log);

  const server = new Server({ 'grpc.max_receive_message_length': 16 * MEBIBYTE });
  const behind = await listen(server, ServerCredentials.createInsecure());
  const front = await openFront(behind, settings.port ?? 0);

  const start = async (): Promise<void> => {
    plantSystemEvents(log);
    await front.open();
  };
  const stop = async (): Promise<void> => {
    log.forgetRecentIds();
    await front.shut();
  };
  serve(server, {
    log,
    faults,
    front,
    maxAppendBytes: settings.maxAppendBytes ?? MEBIBYTE,
    streamReadsTellPositions: settings.streamReadsTellPositions ?? false,
    admits: () => true,
    restart: async (milliseconds) => {
      await stop();
      await sleep(milliseconds);
      await start();
    },
  });

  return {
    url: `esdb://127.0.0.1:${front.port}?tls=false`,
    port: front.port,
    log,
    faults,
    stop,
    start,
    freeze: front.freeze,
    thaw: front.thaw,
    plantForeignEvents: (count) => plantForeignEvents(log, count),
    close: () => close(server, front),
  };
}

const listen = (server: Server, credentials: ServerCredentials): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });

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

async function close(server: Server, front: Front): Promise<void> {
  await front.shut();
  server.forceShutdown();
}
