import { randomUUID } from 'node:crypto';
import { connect as connectTo } from 'node:net';
import {
  EventStoreDBClient,
  jsonEvent,
  streamNameFilter,
  type AllStreamSubscription,
  type AppendResult,
  type EventData,
  type Filter,
  type Position,
} from '@eventstore/db-client';

/** New events of the prefix that the specs take for their own. */
export const newEvents = (count: number): EventData[] =>
  Array.from({ length: count }, (_, n) => jsonEvent({ type: 'Happened', id: randomUUID(), data: { n } }));

export const connect = (url: string): EventStoreDBClient => EventStoreDBClient.connectionString(url);

/** Appends new events after a revision; -1 stands for a new stream. */
export const append = (
  client: EventStoreDBClient,
  stream: string,
  after: number,
  events: EventData[],
): Promise<AppendResult> =>
  client.appendToStream(stream, events, { expectedRevision: after < 0 ? 'no_stream' : BigInt(after) });

/** What a promise was refused with. */
export const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('This should have been refused.');
    },
    (error: unknown) => error,
  );

/** What a subscription said, in order. */
export interface Heard {
  readonly subscription: AllStreamSubscription;
  readonly said: string[];
  readonly ids: string[];
  readonly checkpoints: Position[];
  readonly errors: Error[];
}

/** Subscribes to the streams with a prefix, or to everything, and writes down what is heard. */
export function listenTo(client: EventStoreDBClient, prefix?: string, after?: Position): Heard {
  const checkpoints: Position[] = [];
  const [said, ids, errors]: [string[], string[], Error[]] = [[], [], []];
  const checkpointReached = async (_: unknown, position: Position): Promise<void> => {
    checkpoints.push(position);
    said.push('checkpoint');
  };
  const filter: Filter | undefined =
    prefix === undefined ? undefined : streamNameFilter({ prefixes: [prefix], checkpointReached });
  const subscription = client.subscribeToAll({ fromPosition: after ?? 'start', filter });
  for (const name of ['confirmation', 'caughtUp', 'end'] as const) {
    subscription.on(name, () => said.push(name));
  }
  subscription.on('error', (error) => {
    errors.push(error);
    said.push('error');
  });
  subscription.on('data', ({ event }) => {
    ids.push(event?.id ?? '');
    said.push('event');
  });
  return { subscription, said, ids, checkpoints, errors };
}

/** What comes of a new connection: an HTTP/2 server speaks first, a frozen one lets it stand, a stopped one refuses. */
export const newConnection = (port: number): Promise<'spoken to' | 'silence' | 'refused'> =>
  new Promise((resolve) => {
    const socket = connectTo(port, '127.0.0.1');
    const is = (outcome: 'spoken to' | 'silence' | 'refused'): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('data', () => is('spoken to'));
    socket.once('error', () => is('refused'));
    socket.setTimeout(1_000, () => is('silence'));
  });

/** Waits until something holds; fails after a while. */
export async function until(holds: () => boolean, milliseconds = 10_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !holds();) {
    if (Date.now() > end) throw new Error('This never came to hold.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
