import { EventStoreDBClient } from '@eventstore/db-client';
import { type StreamNames, streamNames } from './names.js';
import type { Credentials, EventStoreDbSettings } from './settings.js';

/** A way to the server. */
export interface Connection {
  /**
   * A client of its own, connected when it is first used. One failing or cancelled call closes the channel of its
   * client and ends every other call there, so writing, reading and each subscription have their own.
   */
  client(): EventStoreDBClient;
  readonly names: StreamNames;
  readonly streamPrefix: string;
  readonly credentials: Credentials;
}

export const connectionTo = ({
  connectionString,
  streamPrefix,
  credentials,
}: EventStoreDbSettings): Connection => ({
  client: () => EventStoreDBClient.connectionString(connectionString),
  names: streamNames(streamPrefix),
  streamPrefix,
  credentials,
});
