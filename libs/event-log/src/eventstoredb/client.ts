/**
 * All that is asked of the client library, in one file: another client (`@kurrent/kurrentdb-client`) is a change of
 * this file alone. See decisions/0003.
 */
import {
  AccessDeniedError,
  type AllStreamSubscription,
  BACKWARDS,
  CancelledError,
  DeadlineExceededError,
  END,
  EventStoreDBClient,
  FORWARDS,
  type JSONEventData,
  jsonEvent,
  type JSONType,
  MaxAppendSizeExceededError,
  NO_STREAM,
  NotLeaderError,
  type RecordedEvent,
  START,
  StreamDeletedError,
  type StreamingRead,
  streamNameFilter,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { Credentials } from './settings.js';

export type Message = JSONEventData;
/** An event as the server keeps it. */
export type KeptEvent = RecordedEvent;
export type Subscription = AllStreamSubscription;

/** Connects when it is first used, and again after a failure. */
export interface Client {
  readonly calls: EventStoreDBClient;
  readonly isClosed: () => boolean;
  /** Ends the calls that are under way and closes the connection for good. */
  close(): Promise<void>;
}

/** What the library keeps to itself, and doesn't do for us. */
interface Inside {
  getChannel: () => Promise<{ close(): void }>;
  handleError: (...args: unknown[]) => Promise<void>;
}

export class ClosedClient extends Error {
  override readonly name = 'ClosedClient';
}

/** @throws Error the connection string cannot be used */
export function clientOf(connectionString: string): Client {
  const calls = EventStoreDBClient.connectionString(connectionString);
  const inside = calls as unknown as Inside;
  const { getChannel, handleError } = inside;
  let channel: ReturnType<Inside['getChannel']> | undefined;
  let isClosed = false;
  inside.getChannel = async () => {
    if (isClosed) throw new ClosedClient();
    return (channel = getChannel());
  };
  // Nobody awaits it: it waits for the next connection, and if there is none its rejection would end the process.
  inside.handleError = (...args) => handleError(...args).catch(() => undefined);
  return {
    calls,
    isClosed: () => isClosed,
    async close() {
      isClosed = true;
      await calls.dispose();
      const open = await channel?.catch(() => undefined);
      open?.close(); // the library leaves it open, and its sockets
    },
  };
}

export const messageOf = (event: {
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: object;
}): Message =>
  jsonEvent({ ...event, data: event.data as JSONType, metadata: event.metadata as Record<string, unknown> });

/** How a call is made. */
export interface Manner {
  readonly credentials: Credentials;
  readonly limitMs: number;
}

/**
 * Appends at an expected revision (0: there is no such stream) and gives the commit position of the last event.
 * Credentials given with the call choose the call that has a deadline and shares nothing with other appends: the
 * other one leaves its promise open for ever when the server is silent, and ends with another connection's failure.
 */
export async function appendTo(
  { calls }: Client,
  stream: string,
  expectedRevision: number,
  messages: readonly Message[],
  { credentials, limitMs }: Manner,
): Promise<bigint> {
  const { position } = await calls.appendToStream(stream, [...messages], {
    expectedRevision: expectedRevision === 0 ? NO_STREAM : BigInt(expectedRevision - 1),
    credentials,
    requiresLeader: true,
    deadline: limitMs,
  });
  if (!position) throw new Error('The server does not tell where it put the events.');
  return position.commit;
}

/** Events of a stream from a revision on (the server's, from 0), or its last one. Leader only: decisions rest on it. */
export const streamEvents = (
  client: Client,
  stream: string,
  { from, count }: { readonly from: number | 'last'; readonly count: number },
  { credentials, limitMs }: Manner,
): AsyncGenerator<KeptEvent> =>
  eventsOf(
    client,
    client.calls.readStream(stream, {
      credentials,
      requiresLeader: true,
      direction: from === 'last' ? BACKWARDS : FORWARDS,
      fromRevision: from === 'last' ? END : BigInt(from),
      maxCount: count,
    }),
    limitMs,
  );

/**
 * Events of the whole log, others' among them: forwards with the one at the position, backwards without it. Leader only:
 * another node may not have come as far as this program has already seen.
 */
export const allEvents = (
  client: Client,
  direction: 'forwards' | 'backwards',
  { from, count }: { readonly from: bigint | undefined; readonly count: number },
  { credentials, limitMs }: Manner,
): AsyncGenerator<KeptEvent> => {
  const edge = direction === 'forwards' ? START : END;
  return eventsOf(
    client,
    client.calls.readAll({
      credentials,
      requiresLeader: true,
      direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
      fromPosition: from === undefined ? edge : at(from),
      maxCount: count,
    }),
    limitMs,
  );
};

/** Each event we write is its own commit, so prepare is the same. Within one append, servers differ in what they call it. */
const at = (commit: bigint) => ({ commit, prepare: commit });

/**
 * @throws SilentServer nothing came for the time of the limit
 * @throws ClosedClient it was closed meanwhile, which ends a reading as if there were no more
 */
async function* eventsOf(
  client: Client,
  answers: StreamingRead<{ readonly event?: KeptEvent }>,
  limitMs: number,
): AsyncGenerator<KeptEvent> {
  // An error that comes when nobody listens any more would end the process.
  answers.on('error', () => undefined);
  const watchdog = setTimeout(() => answers.destroy(new SilentServer()), limitMs);
  try {
    for await (const { event } of answers) {
      watchdog.refresh();
      if (event) yield event;
    }
    if (client.isClosed()) throw new ClosedClient();
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  } finally {
    clearTimeout(watchdog);
    if (!answers.readableEnded) void answers.cancel().catch(() => undefined);
  }
}

export class SilentServer extends Error {
  override readonly name = 'SilentServer';
}

/** Once every so many times 32 events of other applications, the server says how far it has come. */
const CHECKPOINT_INTERVAL = 32;

/** Subscribes to the streams with a prefix, strictly after a position. It is told of each sign of life. */
export function subscribe(
  { calls }: Client,
  options: {
    readonly after: bigint | undefined;
    readonly prefix: string;
    readonly bufferedEvents: number;
    readonly onSign: () => void;
  },
  { credentials }: Manner,
): Subscription {
  const { after, prefix, bufferedEvents, onSign } = options;
  const filter = streamNameFilter({
    prefixes: [prefix],
    checkpointInterval: CHECKPOINT_INTERVAL,
    // Never a place to go on from: it runs ahead of what has been handed out.
    checkpointReached: async () => onSign(),
  });
  const fromPosition = after === undefined ? START : at(after);
  const subscription = calls.subscribeToAll(
    { credentials, fromPosition, filter },
    { highWaterMark: bufferedEvents },
  );
  for (const life of ['confirmation', 'caughtUp', 'fellBehind', 'readable'] as const)
    (subscription as NodeJS.EventEmitter).on(life, onSign);
  return subscription;
}

export type ErrorKind =
  | { readonly kind: 'conflict'; readonly actualRevision: number }
  | {
      readonly kind:
        | 'too large'
        | 'deleted'
        | 'denied'
        | 'no leader'
        | 'out of reach'
        | 'lost'
        | 'invalid'
        | 'closed'
        | 'other';
    };

/** What an error of the client comes to. Those of a dead connection may come as bare errors of gRPC. */
export function kindOf(error: unknown): ErrorKind {
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error;
    return {
      kind: 'conflict',
      actualRevision: typeof actualVersion === 'bigint' ? Number(actualVersion) + 1 : 0,
    };
  }
  return { kind: classes.find(([Class]) => error instanceof Class)?.[1] ?? kindOfBare(error) };
}

type Simple = Exclude<ErrorKind['kind'], 'conflict'>;

const classes: readonly (readonly [abstract new (...args: never[]) => unknown, Simple])[] = [
  [MaxAppendSizeExceededError, 'too large'],
  [StreamDeletedError, 'deleted'],
  [AccessDeniedError, 'denied'],
  [NotLeaderError, 'no leader'],
  [ClosedClient, 'closed'],
];

/** What gRPC says, and what the client's discovery says, when there was nobody to send anything to. */
const NEVER_SENT = /No connection established|Failed to discover after|Name resolution failed/;

/** A read says it so with another code than a subscription. */
const INVALID = /invalid ?position/i;

const lost = [SilentServer, UnavailableError, CancelledError, DeadlineExceededError, TimeoutError];

/** Status codes of gRPC. */
const codes: Readonly<Record<number, Simple>> = {
  1: 'lost',
  3: 'invalid',
  4: 'lost',
  14: 'lost',
  16: 'denied',
};

function kindOfBare(error: unknown): Simple {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (NEVER_SENT.test(String(message))) return 'out of reach';
  if (INVALID.test(String(message))) return 'invalid';
  if (lost.some((Class) => error instanceof Class)) return 'lost';
  return (typeof code === 'number' && codes[code]) || 'other';
}
