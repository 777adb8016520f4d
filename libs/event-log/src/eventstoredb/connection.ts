import { type Client, clientOf, type Manner } from './client.js';
import type { EventStoreDbSettings } from './settings.js';

/** Our own limit of a call: the client's deadline doesn't hold for every call, nor while it looks for a server. */
const CALL_LIMIT_MS = 4_000;

/** A way to the server. */
export interface Connection {
  /** One for each sort of work: a failed call takes the connection of its client away from those that come after it. */
  readonly writing: Client;
  readonly reading: Client;
  readonly following: Client;
  readonly manner: Manner;
  readonly names: StreamNames;
  close(): Promise<void>;
}

export function connectionTo({
  connectionString,
  streamPrefix,
  credentials,
}: EventStoreDbSettings): Connection {
  const [writing, reading, following] = [
    clientOf(connectionString),
    clientOf(connectionString),
    clientOf(connectionString),
  ];
  return {
    ...{ writing, reading, following },
    manner: { credentials, limitMs: CALL_LIMIT_MS },
    names: streamNames(streamPrefix),
    async close() {
      await Promise.all([writing, reading, following].map((client) => client.close()));
    },
  };
}

export type StreamNames = ReturnType<typeof streamNames>;

/**
 * What our streams are called on the server: the prefix, then the name in plain ASCII, so that no server, page or
 * projection can take any part of it for something else. Ids of letters, digits and hyphens stay as they are.
 */
function streamNames(prefix: string) {
  const onServer = (stream: string): string => `${prefix}${encodeURIComponent(stream)}`;
  return {
    prefix,
    onServer,
    /** Undefined for a name that we give no stream, though it begins as ours do. */
    ours(name: string): string | undefined {
      if (!name.startsWith(prefix)) return undefined;
      try {
        const stream = decodeURIComponent(name.slice(prefix.length));
        return onServer(stream) === name ? stream : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
