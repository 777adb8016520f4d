import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Reply } from './running-api.js';
import { runningApi } from './running-api.js';
import { signedIn } from './signed-in.js';

let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.stop());

const GOOD = `mutation ($input: StartNpqInput!) {
  startNpq(input: $input) { __typename ... on Recorded { revision position } ... on Refused { code message } }
}
query Retention { retention(asOf: "2020-01-01", years: [1, 2], by: [ROUTE]) { basis { definition n } cohorts { cohort n } } }`;

const LEAKS = /node_modules|\bat \w+ \(|\.ts:|\.js:|SELECT |sqlite|duckdb|\/home|\/root|\/tmp/i;

/** A GraphQL document with damage done to it somewhere. */
const damaged = fc
  .tuple(
    fc.nat(GOOD.length - 1),
    fc.nat(40),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('{', '}', '"', '$', '...', '(', '@', '\u0000', '"""'),
    ),
  )
  .map(([at, length, junk]) => GOOD.slice(0, at) + junk + GOOD.slice(at + length));

/** Well-formed text that asks for what isn't there, or says it with the wrong types. */
const misguided = fc
  .tuple(
    fc.constantFrom('retention', 'headcount', 'timeline', 'npqs', 'nothing', '__schema', 'cohortMembers'),
    fc.constantFrom(
      'years: "x"',
      'asOf: "31/08/2014"',
      'asOf: 2014',
      'first: 9999',
      'years: [1.5]',
      'teacherId: null',
      'knownAt: "yesterday"',
      'by: [COLOUR]',
      'cohort: "2014"',
      'years: [0]',
      'atLeast: 3',
    ),
    fc.constantFrom('{ basis { n } }', '{ nothing }', '', '{ basis }', '{ basis { n } ...F }'),
  )
  .map(([field, argument, selection]) => `{ ${field}(${argument}) ${selection} }`);

function expectClear(document: string, { status, body }: Reply): void {
  expect(status).toBeLessThan(500);
  const text = JSON.stringify(body);
  expect(text.replaceAll(JSON.stringify(document).slice(1, -1), '')).not.toMatch(LEAKS);
  for (const error of body.errors ?? []) {
    expect(error.message.length).toBeGreaterThan(5);
    expect(error.extensions?.code).not.toBe('INTERNAL');
  }
}

it('answers 1,000 malformed documents clearly, without crash or stack trace', async () => {
  const documents = fc.sample(fc.oneof(damaged, misguided), { numRuns: 1_000, seed: 20_261_122 });
  let complaints = 0;
  for (const document of documents) {
    const reply = await api.post(document, { input: {} });
    expectClear(document, reply);
    complaints += reply.body.errors ? 1 : 0;
  }
  expect(complaints).toBeGreaterThan(900);
  expect((await api.post('{ __typename }')).body.data).toEqual({ __typename: 'Query' });
}, 120_000);

it('answers a body that is no JSON, or too large, without leaving the house', async () => {
  for (const body of ['{', 'query', '[]', 'null', '"x"', `{"query":"${'x'.repeat(400_000)}"}`]) {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedIn(api.url) },
      body,
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toMatch(LEAKS);
  }
});

it.each([
  ['{ transitions(from: "2021-01-01", to: "2020-01-01") { basis { n } } }', 'from and to'],
  ['{ headcount(atLeast: "abc") { inService } }', 'atLeast'],
  ['{ headcount(knownAt: "9999-12-31T23:59:59-23:59") { inService } }', 'Instant'],
  ['{ timeline(teacherId: "x") { entries(after: "abc") { totalCount } } }', 'cursor'],
  [`{ ${Array.from({ length: 21 }, (_, n) => `q${n}: __typename`).join(' ')} }`, '21 questions'],
])('says what cannot be: %s', async (question, word) => {
  const { body } = await api.post(question);
  expect(body.errors?.[0]?.message).toContain(word);
  expect(body.errors?.[0]?.extensions?.code).toMatch(/BAD_USER_INPUT|BAD_CURSOR|GRAPHQL_VALIDATION_FAILED/);
});

it('names the field and the mend when an input is wrong', async () => {
  const { body } = await api.post(GOOD.slice(0, GOOD.indexOf('query Retention')), {
    input: {
      commandId: '',
      teacherId: 'synthetic-1',
      effectiveOn: '2020-01-01',
      enrolment: 'e',
      qualification: 'x'.repeat(300),
    },
  });
  expect(body.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    problems: expect.arrayContaining([
      expect.objectContaining({ field: 'commandId' }),
      expect.objectContaining({ field: 'qualification' }),
    ]),
  });
});

it('names the argument that a variable leaves null', async () => {
  const { body } = await api.post('query ($rule: RetentionRule) { retention(rule: $rule) { basis { n } } }', {
    rule: null,
  });
  expect(body.errors).toMatchObject([
    { message: expect.stringContaining('"rule"'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});
