import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../signed-in.js';
import { codesIn, LEAKS, type RunningEdge, runningEdge } from './running-edge.js';

let api: RunningEdge;
beforeAll(async () => {
  api = await runningEdge();
});
afterAll(() => api.stop());

const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

/** Fields that lie in each other: the schema knows none that goes on for ever but that of itself. */
const deep = (depth: number): string =>
  `{ retention ${'{ basis '.repeat(depth - 2)} { n } ${'}'.repeat(depth - 2)} }`;

const documents: readonly (readonly [what: string, document: string])[] = [
  ['12 levels', deep(12)],
  [
    '12 levels, in fragments',
    `{ ...A } fragment A on Query { retention { ...B } } fragment B on Retention ${'{ basis '.repeat(10)} { n } ${'}'.repeat(10)}`,
  ],
  ['16 aliases', `{ headcount { ${times(16, (n) => `a${n}: inService`)} } }`],
  [
    '16 aliases, in a fragment',
    `{ headcount { ...A } } fragment A on Headcount { ${times(16, (n) => `a${n}: inService`)} }`,
  ],
  ['1,000 aliases', `{ headcount { ${times(1_000, (n) => `a${n}: inService`)} } }`],
  ['100 directives', `{ headcount { inService ${times(100, () => '@include(if: true)')} } }`],
  ['5,000 repeated fields', `{ headcount { ${times(5_000, () => 'inService')} } }`],
  [
    'a cycle of fragments',
    '{ headcount { ...A } } fragment A on Headcount { inService ...B } fragment B on Headcount { ...A }',
  ],
  ['a fragment named __schema', `{ ...__schema } fragment __schema on Query ${deep(12)}`],
  ['21 questions', `{ ${times(21, () => 'headcount { inService }')} }`],
  ['the same through an alias of __typename', `{ ${times(21, (n) => `a${n}: __typename`)} }`],
];

describe('A19: documents that are made to be hard', () => {
  it.each(documents)('%s: 400 at once, never 500', async (_what, query) => {
    const body = JSON.stringify({ query });
    let quickest = Infinity;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const began = performance.now();
      const { status, text } = await api.send(body);
      quickest = Math.min(quickest, performance.now() - began);
      expect({ status, errors: codesIn(text).length > 0 }).toEqual({ status: 400, errors: true });
      expect(text).not.toMatch(LEAKS);
    }
    expect(quickest).toBeLessThan(50);
  });

  it('but the widest of our own questions pass', async () => {
    const { status } = await api.send(
      JSON.stringify({ query: `{ headcount { ${times(15, (n) => `a${n}: inService`)} } }` }),
    );
    expect(status).toBe(200);
  });
});

/** Each page is as long as it may be. */
const SHARES = 'shares(first: 200) { totalCount edges { cursor node { from to trust } } }';
const NESTED = `{ subjectStaffing(first: 200) { one: ${SHARES} another: ${SHARES} } }`;

describe('A20: more than a page', () => {
  it.each([
    ['literally', '{ events(first: 9999) { edges { node { type } } } }', {}],
    ['by a variable', 'query ($n: Int) { events(first: $n) { edges { node { type } } } }', { n: 9999 }],
    [
      'by the default of a variable',
      'query ($n: Int = 9999) { events(first: $n) { edges { node { type } } } }',
      {},
    ],
    [
      'in a fragment',
      'query ($n: Int) { ...A } fragment A on Query { events(first: $n) { edges { node { type } } } }',
      { n: 9999 },
    ],
    ['as long pages in a long page', NESTED, {}],
  ])('%s: 400 COST, before anything is asked of the database', async (_how, query, variables) => {
    const { status, text } = await api.send(JSON.stringify({ query, variables }));
    expect({ status, codes: codesIn(text) }).toEqual({ status: 400, codes: ['COST'] });
  });

  it('is counted where a mutation is, and by the operation that is meant', async () => {
    const query = 'query A { __typename } query B { events(first: 9999) { edges { node { type } } } }';
    expect((await api.send(JSON.stringify({ query, operationName: 'A' }))).status).toBe(200);
    expect((await api.send(JSON.stringify({ query, operationName: 'B' }))).status).toBe(400);
  });
});

describe('A21: bodies that are made to be heavy', () => {
  const question = { query: '{ __typename }' };
  it.each([
    ['two questions in one body', JSON.stringify([question, question]), {}, 400],
    [
      '2 MB around a small question',
      JSON.stringify({ ...question, padding: 'x'.repeat(2_000_000) }),
      {},
      413,
    ],
    ['1 MB of variables', JSON.stringify({ ...question, variables: { x: 'x'.repeat(1_000_000) } }), {}, 413],
    ['a form with a file', '--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    [
      'what says it is gzip and is no JSON',
      gzipSync('x'.repeat(50_000_000)).toString('latin1'),
      { 'content-encoding': 'gzip' },
      400,
    ],
  ])('%s', async (_what, body, headers, expected) => {
    const { status, text } = await api.send(body, headers);
    expect([expected, 415, 413]).toContain(status);
    expect(status).toBe(expected);
    expect(text).not.toMatch(LEAKS);
  });

  it('no chunked body goes around the limit', async () => {
    async function* pieces() {
      for (let n = 0; n < 30; n += 1) yield Buffer.alloc(10_000, 'x');
    }
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedIn(api.url) },
      body: pieces() as never,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });
});

describe('A33: requests that a page from elsewhere can make a browser send', () => {
  const query = '{"query":"{ __typename }"}';
  it.each([
    ['a form as text', 'text/plain', query],
    ['a form', 'application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    ['a form with files', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['without a type', '', query],
  ])('%s is refused', async (_what, type, body) => {
    const { status, text } = await api.send(body, { 'content-type': type });
    expect([400, 415]).toContain(status);
    expect(text).not.toContain('"data"');
  });

  it('a question in an address is refused', async () => {
    const response = await fetch(`${api.url}/graphql?query=%7B__typename%7D`, { headers: signedIn(api.url) });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('"data"');
  });

  it('a command in an address is refused, whatever else is said', async () => {
    const query = encodeURIComponent('mutation { rebuildReadModel { generation } }');
    const headers = { ...signedIn(api.url), 'apollo-require-preflight': 'yes' };
    expect((await fetch(`${api.url}/graphql?query=${query}`, { headers })).status).toBe(405);
  });
});
