import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { latestRecords } from '#audit/read';
import { openEventLog } from '#event-log/open';
import { liveSocket, until } from '../live-events.js';
import { asHeader, DATA_OFFICER, signedIn, tokenIn } from '../signed-in.js';
import { type RunningEdge, runningEdge } from './running-edge.js';

let api: RunningEdge;
beforeAll(async () => {
  api = await runningEdge();
});
afterAll(() => api.stop());

interface Message {
  readonly type: string;
  readonly payload?: readonly { readonly extensions?: { readonly code: string } }[];
}

/** What is answered to a subscription, and how the socket ends if it does. */
async function subscribed(query: string, variables = {}, headers = signedIn(api.url), url = api.url) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers,
  });
  try {
    return await new Promise<{ readonly codes: readonly unknown[]; readonly closed?: number }>(
      (resolve, reject) => {
        socket.on('error', reject).on('close', (closed) => resolve({ codes: [], closed }));
        socket.on('open', () => socket.send('{"type":"connection_init"}'));
        socket.on('message', (data: Buffer) => {
          const { type, payload } = JSON.parse(data.toString()) as Message;
          if (type === 'connection_ack')
            socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
          if (type === 'error') resolve({ codes: payload!.map(({ extensions }) => extensions?.code) });
          if (type === 'next') resolve({ codes: [] });
        });
      },
    );
  } finally {
    socket.terminate();
  }
}

const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

describe('A59: over WebSocket the same limits hold', () => {
  it.each([
    ['5,000 fields', `subscription { events { ${times(5_000, () => 'type')} } }`, 'GRAPHQL_PARSE_FAILED'],
    [
      '16 aliases',
      `subscription { events { ${times(16, (n) => `a${n}: type`)} } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      '51 directives',
      `subscription { events { ${times(51, (n) => `a${n}: type @skip(if: false)`)} } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a cycle of fragments',
      'subscription { events { ...A } } fragment A on HistoryEvent { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a question', '{ headcount { inService } }', 'ASK_OVER_HTTP'],
    ['introspection', '{ __schema { types { name } } }', 'ASK_OVER_HTTP'],
  ])('%s is refused', async (_what, query, code) => {
    const { codes } = await subscribed(query);
    expect(codes[0]).toBe(code);
  });

  it('what is said first may not be large either', async () => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: signedIn(api.url),
    });
    const closed = new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve));
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { x: 'x'.repeat(200_000) } })),
    );
    expect(await closed).toBe(1009);
  });

  it('who has used up the points of a minute over one follows over no other', async () => {
    const poor = await runningEdge({ pointsAMinute: 300 });
    try {
      for (let n = 0; n < 5; n += 1) await poor.send('{"query":"{ headcount { inService } }"}');
      const { codes } = await subscribed(
        'subscription { events { type } }',
        {},
        signedIn(poor.url),
        poor.url,
      );
      expect(codes).toEqual(['RATE_LIMITED']);
    } finally {
      await poor.stop();
    }
  });

  it('and each that follows stands in the audit, with whom it was told of', async () => {
    await api.say('registerTeacher', {
      commandId: 'c',
      teacherId: 'synthetic-followed',
      effectiveOn: '2024-09-01',
    });
    expect(await subscribed('subscription { events { type } }')).toEqual({ codes: [] });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await followed()).slice(-2)).toEqual([
      { outcome: 'allowed', teachers: 0 },
      { outcome: 'allowed', teachers: 1 },
    ]);
  });

  it('though whom they asked about is written into the document', async () => {
    const before = (await followed()).length;
    const refused = await subscribed(
      'subscription { events(teacher: "synthetic-followed", organisation: "a") { type } }',
    );
    expect(refused.codes).toEqual([]);
    const asked = 'subscription { events(teacher: "synthetic-followed") { type } }';
    expect(await subscribed(asked)).toEqual({ codes: [] });
    expect((await followed()).slice(before)).toEqual([
      { outcome: 'failed', teachers: 1 },
      { outcome: 'allowed', teachers: 1 },
    ]);
  });

  it('and who may not follow stands there as refused, and nowhere as allowed', async () => {
    const before = (await followed()).length;
    const operator = await tokenIn(api.folder, {
      ...DATA_OFFICER,
      subject: 'synthetic-op',
      role: 'operator',
    });
    await subscribed('subscription { events { type } }', {}, asHeader(operator));
    expect((await followed()).slice(before)).toEqual([{ outcome: 'denied', teachers: 0 }]);
  });

  it('up to the last second before the service ends', async () => {
    const ending = await runningEdge();
    const at = { commandId: 'c', effectiveOn: '2024-09-01' };
    await ending.say('registerTeacher', { ...at, teacherId: 'synthetic-last' });
    const live = await liveSocket(ending.url);
    live.subscribe({}, 'subscription { events { type } }');
    await until(() => live.messages.some(({ type }) => type === 'next'));
    await ending.close();
    expect(await followed(ending.folder)).toContainEqual({ outcome: 'allowed', teachers: 1 });
    await rm(ending.folder, { recursive: true });
  });
});

/** What stands in the audit of those who followed, in that order. */
async function followed(folder = api.folder) {
  const log = await openEventLog(`sqlite:${folder}/audit.sqlite`);
  const records = await latestRecords(log, 30, ({ operation }) => operation === 'Subscription.events');
  await log.close();
  return records.map(({ outcome, teachers }) => ({ outcome, teachers: teachers.length }));
}
