import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { linksFileIn } from '#sign-in/links-file';
import { revoke } from '#sign-in/revocations';
import type { Command } from 'commander';
import { verbs } from '../../apps/cli/src/pathways.js';
import { cookieIn, signInBy, signOut } from '../browser-session.js';
import { started } from '../cli-run.js';
import { socketAddress } from '../live-events.js';
import { startService, type Service } from '../service-process.js';
import { asHeader, DATA_OFFICER, signedInEnv, tokenIn } from '../signed-in.js';

/** What becomes of tokens: where they may be said, where they are left behind, and how long they count. */
let folder: string;
let service: Service;
let said = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pathways-tokens-'));
  service = await startService(folder);
  for (const stream of [service.child.stdout!, service.child.stderr!])
    stream.on('data', (data: Buffer) => (said += data.toString())).resume();
});
afterAll(async () => {
  await service.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const QUESTION = '{"query":"{ readModel { position } }"}';
const asked = (path: string, headers: Record<string, string>, body?: string): Promise<Response> =>
  fetch(`${service.url}${path}`, {
    ...{ method: body === undefined ? 'GET' : 'POST', redirect: 'manual' },
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  });
const linkNow = (): string => /^data_officer (\S+)$/m.exec(readFileSync(linksFileIn(folder), 'utf8'))![1]!;

/** A subscription that goes on, and the code with which its socket is closed. */
async function following(headers: Record<string, string>) {
  const socket = new WebSocket(socketAddress(service.url), 'graphql-transport-ws', { headers });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send('{"id":"1","type":"subscribe","payload":{"query":"subscription { events { id } }"}}');
  return { socket, closed };
}

it('A8 a subscription ends within 60 s of its sign-in: run out, taken back or signed out', async () => {
  const cookie = cookieIn(await signInBy(service.url, linkNow()));
  const brief = await tokenIn(folder, DATA_OFFICER, 2);
  const gone = await tokenIn(folder, { ...DATA_OFFICER, subject: 'synthetic-gone' });
  const all = await Promise.all([asHeader(brief), asHeader(gone), { cookie }].map(following));
  const staying = await following(asHeader(await tokenIn(folder)));
  const at = performance.now();
  await revoke(folder, 'synthetic-gone', new Date());
  await signOut(service.url, cookie);
  expect(await Promise.all(all.map(({ closed }) => closed))).toEqual([4403, 4403, 4403]);
  expect(performance.now() - at).toBeLessThan(60_000);
  expect(staying.socket.readyState).toBe(WebSocket.OPEN);
  staying.socket.terminate();
});

it('A11 a token in an address, a form or a body lets nobody in', async () => {
  const token = await tokenIn(folder);
  for (const name of ['access_token', 'token', 'authorization', 'bearer', 'jwt'])
    for (const path of ['/graphql', '/metrics', '/imports', '/graphiql'])
      expect((await asked(`${path}?${name}=${token}`, {})).status).toBe(401);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await asked('/graphql', form, `access_token=${token}`)).status).toBe(401);
  expect((await asked('/graphql', {}, `{"access_token":"${token}","query":"{ __typename }"}`)).status).toBe(
    401,
  );
  expect((await asked('/graphql', { cookie: `access_token=${token}` }, QUESTION)).status).toBe(401);
  const socket = new WebSocket(`${socketAddress(service.url)}?access_token=${token}`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  expect((await once(socket, 'close'))[0]).toBe(4403);
});

/** Every byte that is kept in a folder. */
const bytesIn = (place: string): readonly Buffer[] =>
  readdirSync(place, { recursive: true })
    .map((name) => join(place, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));

it('A11 no token, and no id of a session, is left in what the service prints or keeps', async () => {
  const token = await tokenIn(folder);
  const wrong = `${token.slice(0, -6)}AAAAAA`;
  const cookie = cookieIn(await signInBy(service.url, linkNow()));
  for (const headers of [asHeader(token), asHeader(wrong), { cookie }, { authorization: token }]) {
    await asked('/graphql', headers, QUESTION);
    await asked('/graphql', headers, '{"query":"{ nothing }"}');
    await asked('/graphql', headers, '{');
    await asked(`/graphql?access_token=${token}`, headers);
    await asked('/imports', headers, 'x');
  }
  await sleep(500);
  expect(said).toContain('answers');
  const secrets = [token, token.split('.')[2]!, wrong, cookie.split('=')[1]!];
  for (const secret of secrets) {
    expect(said).not.toContain(secret);
    expect(bytesIn(folder).filter((bytes) => bytes.includes(secret))).toHaveLength(0);
  }
});

it('A56 no command takes a token as an argument', async () => {
  const nobody = { env: {}, signal: new AbortController().signal } as Parameters<
    Awaited<ReturnType<(typeof verbs)[string]['load']>>
  >[0];
  const taking = (command: Command): readonly string[] => [
    ...command.options.filter(({ required, optional }) => required || optional).map(({ long }) => long ?? ''),
    ...command.commands.flatMap(taking),
  ];
  for (const verb of Object.values(verbs)) {
    const options = taking((await verb.load())(nobody, () => undefined));
    expect(
      options.filter((name) => /token|secret|password|trn/.test(name) && !name.endsWith('-file')),
    ).toEqual([]);
  }
  const token = await tokenIn(folder);
  for (const verb of [['events'], ['ask', 'headcount'], ['verify'], ['token']]) {
    const { code, stdout, stderr } = await started([...verb, '--token', token], {
      env: { PATHWAYS_URL: service.url, ...signedInEnv(service.url) },
    }).ended;
    expect({ verb, code, stdout }).toEqual({ verb, code: 2, stdout: '' });
    expect(stderr).not.toContain(token);
  }
});

it('A56 a command that asks with a token shows it to nobody who lists processes', async () => {
  const token = await tokenIn(folder);
  const file = join(folder, 'mine');
  writeFileSync(file, token, { mode: 0o600 });
  const {
    child,
    said: told,
    ended,
  } = started(['events', '--follow', '--url', service.url], {
    env: { PATHWAYS_TOKEN_FILE: file },
  });
  await sleep(2_500);
  for (const shown of ['cmdline', 'environ'])
    expect(readFileSync(`/proc/${child.pid}/${shown}`, 'utf8')).not.toContain(token);
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
  expect(told.stdout + told.stderr).not.toContain(token);
  rmSync(file);
});
