import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { edgeFrom } from '../../apps/api/src/graphql/limits/edge-settings.js';
import { linksFileIn } from '#sign-in/links-file';
import { cookieIn, signInBy, signOut } from '../browser-session.js';
import { runningApi } from '../running-api.js';

/** Attacks on the way in by a browser, and on what is not set up yet. */
type Api = Awaited<ReturnType<typeof runningApi>>;

const linkIn = ({ folder }: Api, role = 'data_officer'): string =>
  new RegExp(`^${role} (\\S+)$`, 'm').exec(readFileSync(linksFileIn(folder), 'utf8'))![1]!;

const wrongLink = (api: Api, n: number): string => `${api.url}/sign-in?link=${String(n).padStart(43, '0')}`;

/** The status with which a question is answered that a browser asks. */
async function askedBy(url: string, cookie: string): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    ...{ method: 'POST', body: '{"query":"{ readModel { position } }"}' },
    headers: { 'content-type': 'application/json', cookie },
  });
  return response.status;
}

describe('A12 a hundred guesses of a link', () => {
  it.each([
    ['one after the other', false],
    ['at the same time', true],
  ])('%s: ten are looked at, and then not even the right one', async (_how, together) => {
    const api = await runningApi();
    try {
      const guess = async (n: number): Promise<number> => (await signInBy(api.url, wrongLink(api, n))).status;
      const numbers = Array.from({ length: 100 }, (_, n) => n);
      const statuses: number[] = [];
      if (together) statuses.push(...(await Promise.all(numbers.map(guess))));
      else for (const n of numbers) statuses.push(await guess(n));
      expect(statuses.filter((status) => status === 401)).toHaveLength(10);
      expect(statuses.filter((status) => status === 429)).toHaveLength(90);
      const right = await signInBy(api.url, linkIn(api), { 'x-forwarded-for': '203.0.113.9' });
      expect({ status: right.status, cookies: right.headers.getSetCookie() }).toEqual({
        ...{ status: 429, cookies: [] },
      });
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(60);
    } finally {
      await api.stop();
    }
  });

  it('in one document, under a hundred names: there is no sign-in to ask for in GraphQL', async () => {
    const file = fileURLToPath(new URL('../../apps/api/schema.graphql', import.meta.url));
    const schema = buildSchema(readFileSync(file, 'utf8'));
    const names = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type!.getFields()),
    );
    expect(names.filter((name) => /^(sign|log)_?(in|on)|password|token|link/i.test(name))).toEqual([]);
    const guesses = Array.from({ length: 12 }, (_, n) => `g${n}: signIn(link: "${n}") { id }`);
    const api = await runningApi();
    const { status, body } = await api.post(`mutation { ${guesses.join(' ')} }`);
    expect({ status, data: body.data }).toEqual({ status: 400, data: undefined });
    await api.stop();
  });
});

describe('A13 before anything is set up', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pathways-first-run-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('A13 a call from another host finds nobody: only the loopback is answered on', async () => {
    const api = await runningApi();
    const port = Number(new URL(api.url).port);
    const elsewhere = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const addresses = elsewhere.filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const host of ['127.0.0.2', ...addresses.map(({ address }) => address)]) {
      const socket = createConnection({ host, port });
      const code = await new Promise((resolve) =>
        socket
          .on('connect', () => resolve('connected'))
          .on('error', (error) => resolve(Reflect.get(error, 'code'))),
      );
      socket.destroy();
      expect({ host, code }).toEqual({ host, code: 'ECONNREFUSED' });
    }
    await api.stop();
  });

  it.each(['0.0.0.0', '::', '192.0.2.1'])('A13 it does not start on %s', async (host) => {
    const main = fileURLToPath(new URL('../../dist/apps/api/src/main.js', import.meta.url));
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      PATHWAYS_DATA: folder,
      PATHWAYS_PORT: '0',
      PATHWAYS_HOST: host,
    };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('without an issuer') });
  });
});

describe('A14 the cookie of a session', () => {
  let api: Api;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.stop());

  it('A14 is kept from scripts and from pages of elsewhere', async () => {
    const [cookie] = (await signInBy(api.url, linkIn(api))).headers.getSetCookie();
    expect(cookie).toMatch(/^pathways=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('A14 goes over https alone where there is https, and no other host can set it', async () => {
    const secure = await runningApi({ edge: edgeFrom({ PATHWAYS_URL: 'https://pathways.example' }) });
    const [cookie] = (await signInBy(secure.url, linkIn(secure))).headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-pathways=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await askedBy(secure.url, cookie!.split(';')[0]!.replace('__Host-', ''))).toBe(401);
    await secure.stop();
  });

  it('A14 that was planted before a sign-in lets nobody in after it', async () => {
    const planted = 'pathways=planted-by-somebody-else';
    const entered = cookieIn(await signInBy(api.url, linkIn(api), { cookie: planted }));
    expect(entered).not.toBe(planted);
    expect([await askedBy(api.url, planted), await askedBy(api.url, entered)]).toEqual([401, 200]);
  });

  it('A14 is another after each sign-in, and the one before is worth nothing', async () => {
    const before = cookieIn(await signInBy(api.url, linkIn(api, 'researcher')));
    const after = cookieIn(await signInBy(api.url, linkIn(api), { cookie: before }));
    expect(after).not.toBe(before);
    expect([await askedBy(api.url, before), await askedBy(api.url, after)]).toEqual([401, 200]);
  });

  it('A14 is worth nothing once signed out; a page of elsewhere signs nobody in or out', async () => {
    const cookie = cookieIn(await signInBy(api.url, linkIn(api)));
    const elsewhere = { origin: 'https://elsewhere.example' };
    expect((await signInBy(api.url, linkIn(api), elsewhere)).status).toBe(403);
    const forced = await fetch(`${api.url}/sign-in/out`, {
      method: 'POST',
      headers: { cookie, ...elsewhere },
    });
    expect([forced.status, await askedBy(api.url, cookie)]).toEqual([403, 200]);
    const out = await signOut(api.url, cookie);
    expect(out.headers.getSetCookie()[0]).toMatch(/^pathways=; Max-Age=0;/);
    expect(await askedBy(api.url, cookie)).toBe(401);
  });
});
