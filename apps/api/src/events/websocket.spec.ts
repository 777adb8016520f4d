import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createConnection, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { WebSocket } from 'ws';
import { askerInHand } from '#read-models/storage/asker';
import { edgeFrom, type EdgeSettings } from '../graphql/limits/edge-settings.js';
import { edgeOf } from '../graphql/limits/edge.js';
import { Leaving } from '../leaving/leaving.js';
import type { SignedIn } from '../sign-in/who-asks.js';
import { serveSubscriptions, type Subscriptions } from './websocket.js';

const schema = buildSchema('type Query { no: Int } type Subscription { numbers: Int asker: String }');
const { numbers, asker } = schema.getSubscriptionType()!.getFields();
numbers!.subscribe = async function* () {
  yield { numbers: 1 };
  throw new SyntaxError('Unexpected token in synthetic-person');
};
asker!.subscribe = async function* () {
  yield { asker: askerInHand() };
};
asker!.resolve = ({ asker }) => JSON.stringify([asker, askerInHand()]);

const nothing = async (): Promise<void> => undefined;

const somebody: SignedIn = {
  principal: { subject: 'synthetic-1', role: 'data_officer', organisations: [], purpose: 'a test' },
  until: Infinity,
  holds: async () => true,
};

let server: Server;
let subscriptions: Subscriptions;
let port: number;

const production = edgeFrom({ NODE_ENV: 'production' });

async function serve(settings: EdgeSettings): Promise<void> {
  server = createServer();
  subscriptions = serveSubscriptions(server, {
    schema,
    leaving: new Leaving(),
    whoAsks: async ({ authorization = '' }) => ({
      ...somebody,
      principal: { ...somebody.principal, subject: authorization },
    }),
    edge: edgeOf(settings),
    audit: { begun: nothing, refused: nothing, told: nothing, flush: nothing },
    maxMessageBytes: 1024 * 1024,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
}

const end = async (): Promise<void> => {
  await subscriptions.close();
  server.close();
};

beforeEach(() => serve(production));
afterEach(end);

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

interface Answer {
  readonly type: string;
  readonly payload?: unknown;
}

/** What is said on a connection, what its closing says, and what this side prints meanwhile. */
async function opened(...frames: readonly (string | Buffer)[]) {
  const client = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  const answers: Answer[] = [];
  const printed: unknown[] = [];
  const { error: print } = console;
  console.error = (...words) => printed.push(...words);
  const closed = once(client, 'close') as Promise<[number, Buffer]>;
  client.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    answers.push(answer);
    if (answer.type === 'connection_ack') frames.forEach((frame) => client.send(frame, { binary: false }));
    if (answer.type === 'error' || answer.type === 'complete') client.close(1000);
  });
  await once(client, 'open');
  client.send('{"type":"connection_init"}');
  const [code, reason] = await closed;
  console.error = print;
  return { answers, printed, code, reason: reason.toString() };
}

const subscribing = (query: string): string =>
  JSON.stringify({ id: '1', type: 'subscribe', payload: { query } });

describe('an open connection', () => {
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

describe('the limits of a connection', () => {
  const codes = (code: string) => ({ type: 'error', payload: [{ extensions: { code } }] });

  it('holds what is asked on it to the share of who asks', async () => {
    const { answers } = await opened(subscribing('subscription { asker }'));
    const [next] = answers.filter(({ type }) => type === 'next');
    const { asker: told } = (next!.payload as { readonly data: { readonly asker: string } }).data;
    const share = { name: '', answerWithinMs: production.answerWithinMs };
    expect(JSON.parse(told)).toEqual([share, share]);
  });

  it('gives no hint of what might have been meant', async () => {
    const { answers } = await opened(subscribing('subscription { number }'));
    expect(answers.at(-1)).toMatchObject({
      payload: [{ message: 'Cannot query field "number" on type "Subscription".' }],
    });
  });

  it('costs something though what is sent cannot be read', async () => {
    await end();
    await serve({ ...production, pointsAMinute: 25 });
    for (let n = 0; n < 2; n += 1)
      expect((await opened(subscribing('{'))).answers.at(-1)).toMatchObject(codes('GRAPHQL_PARSE_FAILED'));
    expect((await opened(subscribing('{'))).answers.at(-1)).toMatchObject(codes('RATE_LIMITED'));
  });

  it('answers a browser only what our own pages ask, where it is set so', async () => {
    await end();
    await serve({ ...production, browsersAskOurs: true });
    const { answers } = await opened(subscribing('subscription { asker }'));
    expect(answers.at(-1)).toMatchObject(codes('NOT_OUR_OPERATION'));
  });
});

describe('the places for connections', () => {
  const connected = async () => {
    const client = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    client.on('error', () => undefined);
    await once(client, 'open');
    return client;
  };
  const signedInAs = async (authorization: string) => {
    const client = await connected();
    const closed = once(client, 'close').then(([code]) => code as number);
    const ready = once(client, 'message').then(() => 'ready');
    client.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    return { client, came: await Promise.race([closed, ready]) };
  };

  it('are not all for one, and are given back', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 16 }, () => signedInAs('one')));
    expect(new Set([first!, ...others].map(({ came }) => came))).toEqual(new Set(['ready']));
    expect((await signedInAs('one')).came).toBe(4429);
    expect((await signedInAs('other')).came).toBe('ready');
    first!.client.close();
    await once(first!.client, 'close');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await signedInAs('one')).came).toBe('ready');
  });

  it('are not kept from others by those on which nobody signs in', async () => {
    const idle = await Promise.all(Array.from({ length: 64 }, connected));
    const gone = once(idle[0]!, 'close') as Promise<[number, Buffer]>;
    expect((await signedInAs('one')).came).toBe('ready');
    const [code] = await gone;
    // Let go of, and not timed out.
    expect(code).toBe(1006);
  });
});
