import { type Client, clientOf, type Manner } from './client.js';
import { type StreamNames, streamNames } from './names.js';
import type { EventStoreDbSettings } from './settings.js';

/** Our own limit of a call: the client's deadline doesn't hold for every call, nor while it looks for a server. */
const CALL_LIMIT_MS = 4_000;

/** A way to the server. */
export interface Connection {
  /**
   * A client of its own, connected when it is first used. One failing or cancelled call closes the channel of its
   * client and ends every other call there, so writing, reading and each subscription have their own.
   */
  client(): Client;
  readonly manner: Manner;
  readonly names: StreamNames;
}

export const connectionTo = ({
  connectionString,
  streamPrefix,
  credentials,
}: EventStoreDbSettings): Connection => ({
  client: () => clientOf(connectionString),
  manner: { credentials, limitMs: CALL_LIMIT_MS },
  names: streamNames(streamPrefix),
});
