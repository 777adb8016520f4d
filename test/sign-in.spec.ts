import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';
import { say } from './import-run.js';
import { socketAddress } from './live-events.js';
import { runningApi } from './running-api.js';
import { asHeader, DATA_OFFICER, tokenIn } from './signed-in.js';

let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.stop());

const asked = async (method: string, path: string, headers: Record<string, string> = {}, body = '{}') => {
  const response = await fetch(`${api.url}${path}`, {
    ...{ method, headers: { 'content-type': 'application/json', ...headers }, redirect: 'manual' },
    ...(method === 'POST' && { body }),
  });
  return { status: response.status, challenge: response.headers.get('www-authenticate'), response };
};
const HEADCOUNT = '{"query":"{ readModel { position } }"}';

describe('who has not signed in', () => {
  it.each([
    ['POST', '/graphql'],
    ['GET', '/graphql?query={__typename}'],
    ['POST', '/imports'],
    ['GET', '/metrics'],
    ['GET', '/no-such-route'],
    ['GET', '/health'],
    ['GET', '/health/live/'],
    ['GET', '/HEALTH/LIVE'],
    ['GET', '/health/../metrics'],
    ['GET', '/health/live/..%2f..%2fmetrics'],
    ['GET', '//metrics'],
    ['OPTIONS', '/graphql'],
    ['PUT', '/graphql'],
  ])('%s %s: learns nothing but that a sign-in is needed', async (method, path) => {
    const { status, challenge, response } = await asked(method, path);
    expect({ status, challenge, body: await response.json() }).toEqual({
      ...{ status: 401, challenge: 'Bearer realm="teacher-pathways"' },
      body: { errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }] },
    });
  });

  it.each(['/health/live', '/health/ready'])('%s: is answered', async (path) => {
    expect((await asked('GET', path)).status).not.toBe(401);
  });

  it.each([
    ['no token', {}],
    ['the token of another installation', { authorization: `Bearer ${'x'.repeat(20)}` }],
  ])('with %s follows nothing', async (_what, headers) => {
    expect(await closingOf({ headers })).toBe(4403);
    expect(await closingOf({}, headers)).toBe(4403);
  });
});

/** The code with which a socket is closed, or that it was let in. */
async function closingOf(options: ClientOptions, payload: object = {}): Promise<unknown> {
  const socket = new WebSocket(socketAddress(api.url), 'graphql-transport-ws', options);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload }));
  const end = await Promise.race([
    once(socket, 'close').then(([code]) => code as number),
    once(socket, 'message').then(([data]) => (JSON.parse(String(data)) as { type: string }).type),
  ]);
  socket.terminate();
  return end;
}

describe('who has signed in', () => {
  it('asks with a token in the header, and is told of a wrong one without a reason', async () => {
    const token = await tokenIn(api.folder);
    expect(await asked('POST', '/graphql', asHeader(token), HEADCOUNT)).toMatchObject({ status: 200 });
    for (const wrong of [`Basic ${token}`, `Bearer ${token} `.repeat(2), `Bearer ${token}x`, 'Bearer'])
      expect(await asked('POST', '/graphql', { authorization: wrong }, HEADCOUNT)).toMatchObject({
        ...{ status: 401, challenge: 'Bearer realm="teacher-pathways", error="invalid_token"' },
      });
  });

  it('follows with a token in the header, or in what is said first, as a page does', async () => {
    const authorization = asHeader(await tokenIn(api.folder));
    expect(await closingOf({ headers: authorization })).toBe('connection_ack');
    expect(await closingOf({}, authorization)).toBe('connection_ack');
  });
});

describe('pathways token', () => {
  const made = async (...args: readonly string[]) => say(['token', '--data', api.folder, ...args]);

  it('makes what the service takes, by itself or as a header', async () => {
    const { stdout, exitCode } = await made('--role', 'operator', '--minutes', '1');
    expect(exitCode).toBe(0);
    expect((await asked('GET', '/metrics', asHeader(stdout.trim()))).status).not.toBe(401);
    const { stdout: header } = await made('--role', 'tsa_lead', '--organisation', 'a', 'b', '--header');
    expect(header).toMatch(/^Authorization: Bearer [\w.-]+\n$/);
  });

  it('takes back what was given to somebody', async () => {
    const token = await tokenIn(api.folder, { ...DATA_OFFICER, subject: 'synthetic-gone' });
    expect((await asked('POST', '/graphql', asHeader(token), HEADCOUNT)).status).toBe(200);
    await made('--revoke', 'synthetic-gone');
    expect((await asked('POST', '/graphql', asHeader(token), HEADCOUNT)).status).toBe(401);
  });

  it.each([
    ['no role', [], /Name a role/],
    ['a role that there is not', ['--role', 'admin'], /Allowed choices are school/],
    ['two hours', ['--role', 'school', '--minutes', '120'], /from 1 to 60/],
  ])('with %s says what to mend', async (_what, args, words) => {
    expect(await made(...args)).toMatchObject({
      ...{ exitCode: 2, stdout: '', stderr: expect.stringMatching(words) },
    });
  });

  it('makes no folder', async () => {
    const { exitCode, stderr } = await say(['token', '--role', 'school', '--data', `${api.folder}/none`]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('no such folder') });
  });
});

it('a command that nobody has signed in for says how to', async () => {
  const { exitCode, stderr } = await say(['ask', 'headcount', `--url=${api.url}`]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 77, stderr: expect.stringContaining('--token-file') });
});
