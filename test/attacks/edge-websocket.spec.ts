import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { latestRecords } from '#audit/read';
import { openEventLog } from '#event-log/open';
import { signedIn } from '../signed-in.js';
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
    expect(await subscribed('subscription { events { teacher type } }')).toEqual({ codes: [] });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const log = await openEventLog(`sqlite:${api.folder}/audit.sqlite`);
    const records = await latestRecords(log, 10, ({ operation }) => operation === 'Subscription.events');
    await log.close();
    expect(records.slice(-2).map(({ outcome, teachers }) => [outcome, teachers.length])).toEqual([
      ['allowed', 0],
      ['allowed', 1],
    ]);
  });
});
