import { on, once } from 'node:events';
import { WebSocket } from 'ws';
import { NotAllowed, QuestionRefused, ServiceUnavailable } from '../ask/door.js';
import type { Proof } from '../token/proof.js';
import { EVENT_FIELDS, type ToldEvent, type Wanted } from './wanted.js';

/** So many messages may wait here; then the service waits with more. */
const MOST_WAITING = 200;

/** How the service closes a socket of somebody whose sign-in does not count, or no longer. */
const FORBIDDEN = 4_403;

const SUBSCRIPTION = `subscription ($types: [String!], $teacher: ID, $organisation: ID, $afterPosition: String) {
  events(types: $types, teacher: $teacher, organisation: $organisation, afterPosition: $afterPosition) { ${EVENT_FIELDS} }
}`;

interface Problem {
  readonly message: string;
}

interface Message {
  readonly type: string;
  readonly payload?:
    | readonly Problem[]
    | { readonly data?: { readonly events: ToldEvent } | null; readonly errors?: readonly Problem[] };
}

/**
 * The events after a position as they are recorded, by graphql-transport-ws. Ends when the service goes.
 *
 * @param address of GraphQL over HTTP, and what says there who asks
 * @throws ServiceUnavailable nobody answers there
 * @throws NotAllowed the sign-in is over
 * @throws QuestionRefused
 */
export async function* liveEvents(
  { address, proof }: { readonly address: string; readonly proof: Proof },
  { types, teacher, organisation, afterPosition }: Wanted,
  signal: AbortSignal,
): AsyncGenerator<ToldEvent> {
  const socket = await opened(address.replace(/^http/, 'ws'), await proof(address), signal);
  let isOver = false;
  socket.once('close', (code) => (isOver = code === FORBIDDEN));
  try {
    const messages = on(socket, 'message', {
      ...{ signal, close: ['close'], highWaterMark: MOST_WAITING, lowWaterMark: 1 },
    });
    const say = (message: object): void => socket.send(JSON.stringify(message));
    say({ type: 'connection_init' });
    for await (const [data] of messages) {
      const { type, payload } = JSON.parse(String(data)) as Message;
      const variables = { types, teacher, organisation, afterPosition };
      if (type === 'connection_ack')
        say({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION, variables } });
      if (type === 'ping') say({ type: 'pong' });
      if (type === 'complete') return;
      if (type === 'next' || type === 'error') yield eventIn(payload);
    }
    if (isOver)
      throw new NotAllowed('The sign-in is over. Give the service another token with --token-file.');
  } finally {
    socket.terminate();
  }
}

async function opened(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<WebSocket> {
  const socket = new WebSocket(address, 'graphql-transport-ws', { headers, handshakeTimeout: 10_000 });
  try {
    await once(socket, 'open', { signal });
  } catch (cause) {
    socket.on('error', () => undefined).terminate();
    throw new ServiceUnavailable(`No service answers at ${address}. Name another with --url.`, { cause });
  }
  // What breaks a connection also closes it, which is what ends the reading.
  return socket.on('error', () => undefined);
}

function eventIn(payload: Message['payload']): ToldEvent {
  const errors = payload && 'errors' in payload ? payload.errors : payload;
  if (Array.isArray(errors))
    throw new QuestionRefused((errors as readonly Problem[])[0]?.message ?? 'Refused.');
  return (payload as { readonly data: { readonly events: ToldEvent } }).data.events;
}
