import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { roles, type Role } from '#sign-in/role';
import { can, canDo } from '../../apps/api/src/policy/ability.js';
import { kindByField } from '../../apps/api/src/policy/fields.js';
import { kindByOperation } from '../../apps/api/src/policy/operations.js';
import { asWhom, type Asking } from '../as-whom.js';
import { leastCall, pathsTo, type Better } from '../least-call.js';
import { liveSocket, until } from '../live-events.js';
import { runningApi } from '../running-api.js';

/** A26: every operation, every list of people and every route, as each role, through the door. */
const A_WHILE = 120_000;

type Api = Awaited<ReturnType<typeof runningApi>>;
let api: Api;
let schema: GraphQLSchema;
beforeAll(async () => {
  api = await runningApi();
  schema = buildSchema(await readFile(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));
});
afterAll(() => api.stop());

/** The organisations that each acts for; there is none of them, so they see nobody. */
const organisations: Partial<Record<Role, readonly string[]>> = {
  school: ['synthetic-school'],
  trust_planner: ['synthetic-trust'],
  tsa_lead: ['synthetic-alliance'],
};

let count = 0;
/** Another person for each call: none asks so much that it is too much. */
const somebody = (role: Role): Promise<Asking> =>
  asWhom(api, {
    ...{ role, subject: `synthetic-${(count += 1)}`, purpose: 'a test' },
    organisations: organisations[role] ?? [],
  });

const principal = (role: Role) => ({ role, subject: 'x', organisations: [], purpose: '' });

/** Where an argument of just any value would be refused before it is asked, or where a record must be named. */
const BETTER: Readonly<Record<string, Better>> = {
  'Query.events': { teacher: 'synthetic-teacher' },
  'Query.cohortMembers': { cohort: '2019/20' },
};

/** What was asked cannot be, or has no figures that may be shown: the policy had let it in. */
const PAST_THE_POLICY = new Set(['BAD_USER_INPUT', 'NOT_FOR_THIS_ROLE']);

/** What a role got: the code of its refusal, or that it got through the policy. */
async function outcome(role: Role, operation: string, path: readonly string[] = []): Promise<string> {
  const { query, variables } = leastCall(schema, operation, BETTER[operation], path);
  const { body } = await (await somebody(role)).post(query, variables);
  const [error] = body.errors ?? [];
  if (!error) return 'let in';
  const code = String(error.extensions?.['code']);
  if (code === 'FORBIDDEN') expect(body.data ?? null).toBeNull();
  if (code === 'FORBIDDEN') return 'refused';
  return PAST_THE_POLICY.has(code) ? 'let in' : code;
}

const rootsOf = (...names: readonly string[]) =>
  [...kindByOperation.keys()].filter((operation) => names.includes(operation.split('.')[0]!));

async function matrix(
  rows: readonly string[],
  outcomeOf: (role: Role, row: string) => Promise<string>,
): Promise<Readonly<Record<string, string>>> {
  const cells: Record<string, string> = {};
  for (const row of rows) for (const role of roles) cells[`${row} as ${role}`] = await outcomeOf(role, row);
  return cells;
}

const decided = (rows: readonly string[], isAllowed: (role: Role, row: string) => boolean) =>
  Object.fromEntries(
    rows.flatMap((row) =>
      roles.map((role) => [`${row} as ${role}`, isAllowed(role, row) ? 'let in' : 'refused']),
    ),
  );

describe('A26: every operation by every role', () => {
  const isAllowed = (role: Role, operation: string): boolean => can(principal(role), operation);

  it.each([['Query'], ['Mutation']])(
    'of %s',
    async (root) => {
      const rows = rootsOf(root);
      expect(rows.length).toBeGreaterThan(50);
      expect(await matrix(rows, outcome)).toEqual(decided(rows, isAllowed));
    },
    A_WHILE,
  );

  it(
    'of the lists of people beside figures',
    async () => {
      const ways = [...kindByField.keys()].flatMap((field) => pathsTo(schema, field));
      const byRow = new Map(
        ways.map(([operation, path]) => [`${operation} ${path.join('.')}`, { operation, path }]),
      );
      expect(byRow.size).toBeGreaterThanOrEqual(kindByField.size);
      const rows = [...byRow.keys()];
      const cells = await matrix(rows, (role, row) =>
        outcome(role, byRow.get(row)!.operation, byRow.get(row)!.path),
      );
      expect(cells).toEqual(
        decided(
          rows,
          (role, row) => isAllowed(role, byRow.get(row)!.operation) && canDo(principal(role), 'people'),
        ),
      );
    },
    A_WHILE,
  );

  it('of subscriptions', async () => {
    const rows = rootsOf('Subscription');
    expect(rows).toEqual(['Subscription.events']);
    const followed = async (role: Role): Promise<string> => {
      const { headers } = await somebody(role);
      const live = await liveSocket(api.url, { headers });
      live.subscribe({ teacher: 'synthetic-teacher' });
      live.send({ id: '2', type: 'subscribe', payload: { query: 'subscription { events { nothing } }' } });
      // What is refused by its form comes after what was refused by the policy.
      await until(() => live.messages.some(({ id, type }) => id === '2' && type === 'error'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      live.socket.terminate();
      const said = live.messages.filter(({ id }) => id === '1').map((message) => JSON.stringify(message));
      return said.some((message) => message.includes('FORBIDDEN')) ? 'refused' : 'let in';
    };
    expect(await matrix(rows, followed)).toEqual(decided(rows, isAllowed));
  });

  it('of routes', async () => {
    const rows = ['POST /imports', 'GET /metrics'];
    const fetched = async (role: Role, row: string): Promise<string> => {
      const [method, path] = row.split(' ') as [string, string];
      const { headers } = await somebody(role);
      const upload = { body: 'synthetic', headers: { ...headers, 'content-type': 'text/csv' } };
      const response = await fetch(`${api.url}${path}`, {
        method,
        ...(method === 'POST' ? upload : { headers }),
      });
      await response.text();
      return response.status === 403 ? 'refused' : 'let in';
    };
    expect(await matrix(rows, fetched)).toEqual(decided(rows, isAllowed));
  });
});

it('A27: rebuild, retry and upload are refused to a school in the same words as everything else', async () => {
  const school = await somebody('school');
  const words = new Set<string>();
  for (const operation of [
    'Mutation.rebuildReadModel',
    'Mutation.retryParkedStreams',
    'Mutation.mergeRecord',
  ]) {
    const { query, variables } = leastCall(schema, operation);
    words.add((await school.post(query, variables)).body.errors![0]!.message);
  }
  const upload = await fetch(`${api.url}/imports`, {
    ...{ method: 'POST', body: 'synthetic' },
    headers: { ...school.headers, 'content-type': 'text/csv' },
  });
  words.add(((await upload.json()) as { error: string }).error);
  expect([...words]).toHaveLength(1);
});
