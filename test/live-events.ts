import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';
import { signedIn } from './signed-in.js';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface LiveEvent {
  readonly id: string;
  readonly position: string;
  readonly type: string;
  readonly stream: string;
}

const QUESTION = `subscription ($afterPosition: String, $types: [String!], $teacher: ID) {
  events(afterPosition: $afterPosition, types: $types, teacher: $teacher) { id position type stream }
}`;

export const socketAddress = (url: string): string => `${url.replace(/^http/, 'ws')}/graphql`;

/** A socket on which the protocol has begun: whatever is said on it is kept in `messages`. */
export async function liveSocket(url: string, options: ClientOptions = {}) {
  const socket = new WebSocket(socketAddress(url), 'graphql-transport-ws', {
    ...options,
    headers: { ...signedIn(url), ...options.headers },
  });
  const messages: Message[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const send = (message: object): void => socket.send(JSON.stringify(message));
  send({ type: 'connection_init' });
  await until(() => messages.some(({ type }) => type === 'connection_ack'));
  const subscribe = (variables: object = {}, query = QUESTION, id = '1'): void =>
    send({ id, type: 'subscribe', payload: { query, variables } });
  return { socket, messages, send, subscribe, closed };
}

/** Follows the events and keeps those that came. */
export async function follower(url: string, variables: object = {}, query?: string) {
  const live = await liveSocket(url);
  live.subscribe(variables, query);
  const events = (): readonly LiveEvent[] =>
    live.messages
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => (payload as { data: { events: LiveEvent } }).data.events);
  return { ...live, events, untilSeen: (count: number) => until(() => events().length >= count) };
}

export async function until(isSo: () => boolean, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!isSo()) {
    if (performance.now() > end) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
