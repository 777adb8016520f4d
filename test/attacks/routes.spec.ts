import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { refuseUnknownRoutes } from '../../apps/api/src/policy/guard-routes.js';
import { kindByOperation } from '../../apps/api/src/policy/operations.js';
import { asWhom, type Asking } from '../as-whom.js';
import { runningApi } from '../running-api.js';
import { DATA_OFFICER } from '../signed-in.js';

let api: Awaited<ReturnType<typeof runningApi>>;
let officer: Asking;
beforeAll(async () => {
  api = await runningApi();
  officer = await asWhom(api, DATA_OFFICER);
});
afterAll(() => api.stop());

const statusOf = async (method: string, path: string, headers = {}): Promise<number> => {
  const response = await fetch(`${api.url}${path}`, { method, headers, redirect: 'manual' });
  await response.text();
  return response.status;
};

describe('A37: routes', () => {
  it('are these and no others: a service with another does not start', () => {
    const routes = [...kindByOperation.keys()].filter((name) => name.includes('/'));
    expect(routes.toSorted()).toEqual([
      'GET /',
      'GET /graphiql',
      'GET /graphql',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /sign-in',
      'GET /sign-in/callback',
      'GET /sign-in/start',
      'OPTIONS /graphql',
      'POST /graphql',
      'POST /imports',
      'POST /sign-in/link',
      'POST /sign-in/out',
    ]);
    const server = fastify();
    refuseUnknownRoutes(server as unknown as Parameters<typeof refuseUnknownRoutes>[0]);
    expect(() => server.get('/debug', async () => 'told')).toThrow('GET /debug');
    expect(() => server.get('/metrics', async () => 'told')).not.toThrow();
  });

  it.each([
    '/api',
    '/graphql/',
    '/v1/graphql',
    '/debug',
    '/health',
    '/metrics/',
    '/graphql/schema',
    '/.env',
    '/playground',
    '/altair',
    '/imports/1',
  ])('%s is not there, for whomever', async (path) => {
    expect(await statusOf('GET', path, officer.headers)).toBe(404);
    expect([401, 404]).toContain(await statusOf('GET', path));
  });

  it.each([...kindByOperation].filter(([name, kind]) => name.includes('/') && kind !== 'open'))(
    '%s tells nothing to nobody',
    async (name) => {
      const [method, path] = name.split(' ') as [string, string];
      expect(await statusOf(method, path)).toBeGreaterThanOrEqual(300);
    },
  );
});
