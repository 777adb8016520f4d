import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createConnection, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { WebSocket } from 'ws';
import { Leaving } from '../leaving/leaving.js';
import type { SignedIn } from '../sign-in/who-asks.js';
import { serveSubscriptions, type Subscriptions } from './websocket.js';

const schema = buildSchema('type Query { no: Int } type Subscription { numbers: Int }');
schema.getSubscriptionType()!.getFields()['numbers']!.subscribe = async function* () {
  yield { numbers: 1 };
  throw new SyntaxError('Unexpected token in synthetic-person');
};

const nothing = async (): Promise<void> => undefined;

const somebody: SignedIn = {
  principal: { subject: 'synthetic-1', role: 'data_officer', organisations: [], purpose: 'a test' },
  until: Infinity,
  holds: async () => true,
};

let server: Server;
let subscriptions: Subscriptions;
let port: number;

beforeEach(async () => {
  server = createServer();
  subscriptions = serveSubscriptions(server, {
    schema,
    leaving: new Leaving(),
    whoAsks: async () => somebody,
    edge: { admit: async () => undefined },
    audit: { begun: nothing, refused: nothing, told: nothing, flush: nothing },
    maxMessageBytes: 1024 * 1024,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  await subscriptions.close();
  server.close();
});

describe('a connection that is refused', () => {
  it('is let go of though the client keeps its half of it open', async () => {
    const client = createConnection({ port, host: '127.0.0.1', allowHalfOpen: true });
    const [accepted] = (await once(server, 'connection')) as [Socket];
    const letGo = once(accepted, 'close');
    client.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [answer] = (await once(client, 'data')) as [Buffer];
    await letGo;
    client.destroy();
    expect(String(answer)).toMatch(/^HTTP\/1.1 404 /);
  });
});

describe('an open connection', () => {
  /** What is said on it, what its closing says, and what this side prints meanwhile. */
  const opened = async (...frames: readonly (string | Buffer)[]) => {
    const client = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    const answers: { readonly type: string; readonly payload?: unknown }[] = [];
    const printed: unknown[] = [];
    const { error: print } = console;
    console.error = (...words) => printed.push(...words);
    const closed = once(client, 'close') as Promise<[number, Buffer]>;
    client.on('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as (typeof answers)[number];
      answers.push(answer);
      if (answer.type === 'connection_ack') frames.forEach((frame) => client.send(frame, { binary: false }));
      if (answer.type === 'error') client.close(1000);
    });
    await once(client, 'open');
    client.send('{"type":"connection_init"}');
    const [code, reason] = await closed;
    console.error = print;
    return { answers, printed, code, reason: reason.toString() };
  };
  const subscribing = (query: string): string =>
    JSON.stringify({ id: '1', type: 'subscribe', payload: { query } });

  it('says nothing but a reference when an event cannot be told', async () => {
    const { answers, printed, code } = await opened(subscribing('subscription { numbers }'));
    expect(answers.at(-1)).toMatchObject({
      type: 'error',
      payload: [
        { message: expect.stringMatching(/^Something went wrong/), extensions: { code: 'INTERNAL' } },
      ],
    });
    expect(code).toBe(1000);
    expect(printed).toEqual([]);
  });

  it('says what is wrong with a question that is too long to be read', async () => {
    const { answers, printed } = await opened(subscribing(`subscription ${'{ a '.repeat(100_000)}`));
    const payload = [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }];
    expect(answers.at(-1)).toMatchObject({ type: 'error', payload });
    expect(printed).toEqual([]);
  });

  it.each([
    ['no JSON', '{', 4400],
    ['of no kind', 'null', 4400],
    ['what only a server may say', '{"type":"next","id":"1","payload":{}}', 4400],
    ['no text', Buffer.from([0xff]), 1007],
    ['too much', 'x'.repeat(1024 * 1024 + 1), 1009],
  ])('is closed by a frame that is %s, and nothing is printed', async (_what, frame, status) => {
    const { code, printed } = await opened(frame);
    expect({ code, printed }).toEqual({ code: status, printed: [] });
  });
});
