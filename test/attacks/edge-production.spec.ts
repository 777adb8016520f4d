import { request } from 'node:http';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../signed-in.js';
import { codesIn, LEAKS, type RunningEdge, runningEdge } from './running-edge.js';

let api: RunningEdge;
beforeAll(async () => {
  api = await runningEdge();
});
afterAll(() => api.stop());

const as = (query: string, variables = {}): string => JSON.stringify({ query, variables });
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, { headers, redirect: 'manual' });

describe('A31: what only tells how the house is built', () => {
  it.each([
    ['introspection', '{ __schema { types { name } } }'],
    ['introspection of one type', '{ __type(name: "Query") { fields { name } } }'],
    ['introspection in a fragment', '{ ...A } fragment A on Query { __schema { queryType { name } } }'],
  ])('%s is off', async (_what, query) => {
    const { status, text } = await api.send(as(query));
    expect(status).toBe(400);
    expect(text).not.toContain('"data"');
  });

  it.each([
    '{ headcoun { inService } }',
    '{ headcount { inServic } }',
    '{ headcount(asOff: "2020-01-01") { inService } }',
  ])('no hint is given for %s', async (query) => {
    const { status, text } = await api.send(as(query));
    expect(status).toBe(400);
    expect(text).not.toMatch(/did you mean|inService"|asOf"/i);
  });

  it.each([
    '/graphiql',
    '/',
    '/playground',
    '/main.js.map',
    '/dist/apps/api/src/main.js',
    '/package.json',
    '/api',
    '/debug',
  ])('there is nothing at %s, for whoever has signed in or not', async (path) => {
    expect((await get(path)).status).toBe(401);
    const { status } = await get(path, signedIn(api.url));
    expect(status).toBe(404);
  });

  it('figures of the service are for those who run it; signs of life tell no name and no count', async () => {
    expect((await get('/metrics')).status).toBe(401);
    expect(await (await get('/health/live')).text()).toBe('{"status":"ok"}');
    const ready = await (await get('/health/ready')).text();
    expect(ready).not.toMatch(/\d{2,}|synthetic|teacher/);
  });
});

describe('A32: what answers say to a browser', () => {
  const expected = {
    'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': expect.stringMatching(/^max-age=31536000/),
  };

  it.each(['/health/live', '/graphql', '/metrics', '/nothing', '/imports'])('%s', async (path) => {
    for (const who of [{}, signedIn(api.url)]) {
      const headers = Object.fromEntries((await get(path, who)).headers);
      expect(headers).toMatchObject(expected);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['server']).toBeUndefined();
    }
  });

  it('no page from elsewhere may read an answer, or is told that it may', async () => {
    const origin = 'https://elsewhere.example';
    for (const method of ['OPTIONS', 'POST']) {
      const { headers } = await api.send(as('{ __typename }'), { origin }, method);
      for (const name of ['access-control-allow-origin', 'access-control-allow-credentials'])
        expect(headers.get(name)).toBeNull();
    }
  });

  it('a browser is not told to insist on https where people come by http', async () => {
    const local = await runningEdge({ isHttps: false }, true);
    try {
      const page = await fetch(`${local.url}/graphiql`, { headers: signedIn(local.url) });
      expect(page.headers.get('strict-transport-security')).toBeNull();
      const policy = page.headers.get('content-security-policy')!;
      expect(policy).toMatch(/script-src 'sha256-[^']+';/);
      expect(policy.replace(/style-src [^;]+;/, '')).not.toMatch(/unsafe|\*|https?:/);
    } finally {
      await local.stop();
    }
  });
});

const HUGE = '9'.repeat(400);
const wrongs: readonly (readonly [what: string, body: string])[] = [
  ['no JSON', '{'],
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '1'],
  ['a text', '"x"'],
  ['a list', '[]'],
  ['no query', '{}'],
  ['a query that is no text', '{"query":1}'],
  ['variables that are no object', '{"query":"{__typename}","variables":"x"}'],
  ['an operation of no name', '{"query":"query A {__typename}","operationName":"B"}'],
  ['__proto__', '{"query":"{__typename}","__proto__":{"x":1}}'],
  ['a constructor', '{"query":"{__typename}","constructor":{"prototype":{"x":1}}}'],
  ['a lone surrogate', as('{ headcount(asOf: "\ud800") { inService } }')],
  ['a null byte', as('{ timeline(teacherId: "a\u0000b") { revision } }')],
  ['a day of no calendar', as('{ headcount(asOf: "2020-02-31") { inService } }')],
  ['an instant beyond time', as('{ headcount(knownAt: "+275760-09-13T00:00:00.001Z") { inService } }')],
  ['a number beyond numbers', as(`{ events(first: ${HUGE}) { position } }`)],
  ['a cursor of nothing', as('{ events(after: "////") { position } }')],
  ['a position of nothing', as('{ headcount(atLeast: "-1e999") { inService } }')],
  ['an id that is a path', as('{ timeline(teacherId: "../../etc/passwd") { revision } }')],
  [
    'an extension that nobody knows',
    '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
  ],
];

describe('A34: errors of every kind', () => {
  it.each(wrongs)('%s: tells nothing of the inside', async (_what, body) => {
    const { status, text } = await api.send(body);
    expect(status).toBeLessThan(500);
    expect(text.replaceAll(body, '')).not.toMatch(LEAKS);
  });

  it('what breaks on our side is said by a reference only', async () => {
    await api.readModel.close();
    const { text } = await api.send(as('{ headcount { inService } }'));
    expect(text).not.toMatch(LEAKS);
    expect(codesIn(text)).toEqual([expect.stringMatching(/^(INTERNAL|NOT_YET_CAUGHT_UP)$/)]);
  });
});

describe('A60: what stands before a service and could be feigned', () => {
  /** A request written by hand. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = createConnection(Number(new URL(api.url).port), '127.0.0.1', () => socket.end(text));
      let said = '';
      socket
        .on('data', (data) => (said += data.toString()))
        .on('close', () => resolve(said))
        .on('error', reject);
    });
  const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

  it.each([
    [
      'a length and chunks',
      `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n`,
    ],
    ['two lengths', `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345`],
    ['a coding that is spelt strangely', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a header without a name', `${head}: x\r\n\r\n`],
    ['a name with a space', `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
  ])('%s is refused, and nothing behind it is answered', async (_what, text) => {
    const said = await raw(text);
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it('a feigned address gives nobody a share of its own', async () => {
    const poor = await runningEdge({ pointsAMinute: 400 });
    try {
      const statuses: number[] = [];
      for (let n = 0; n < 12; n += 1)
        statuses.push(
          (
            await poor.send(as('{ headcount { inService } }'), {
              'x-forwarded-for': `10.0.0.${n}`,
              forwarded: `for=10.0.0.${n}`,
            })
          ).status,
        );
      expect(statuses[0]).toBe(200);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await poor.stop();
    }
  });

  it('a feigned protocol or host changes nothing', async () => {
    const status = await new Promise((resolve) =>
      request(
        `${api.url}/health/live`,
        { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere' } },
        (response) => resolve(response.resume().statusCode),
      ).end(),
    );
    expect(status).toBe(200);
  });
});
