import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settingsFrom } from '../apps/api/src/settings.js';
import { AUDIENCE, CLIENT, trustingApi } from './attacks/issuer-running.js';
import { WebSocket } from 'ws';
import { cookieIn } from './browser-session.js';
import { socketAddress } from './live-events.js';

/** Signing in at an issuer elsewhere, as a browser is led there and back. */
let world: Awaited<ReturnType<typeof trustingApi>>;
let role: unknown = 'tsa_lead';
beforeAll(async () => {
  world = await trustingApi();
  world.issuer.service.on('beforeTokenSigning', ({ payload }) => {
    Object.assign(payload, { role, organisations: ['synthetic-alliance-1'] });
  });
});
afterAll(() => world.close());

const got = (address: string | URL, cookie = ''): Promise<Response> =>
  fetch(address, { headers: { cookie }, redirect: 'manual' });
const placeIn = (response: Response): URL => new URL(response.headers.get('location')!, world.api.url);

/** From the sign-in page to the issuer, which lets anybody in, and the address with which it sends them back. */
async function ledBack() {
  const start = await got(`${world.api.url}/sign-in/start`);
  const there = placeIn(start);
  return { way: cookieIn(start), there, back: placeIn(await got(there)) };
}

describe('the way to an issuer and back', () => {
  it('ends in a session as the issuer says', async () => {
    const { way, there, back } = await ledBack();
    expect(there.origin).toBe(new URL(world.issuer.issuer.url!).origin);
    expect(Object.fromEntries(there.searchParams)).toMatchObject({
      ...{ response_type: 'code', scope: 'openid', client_id: CLIENT, code_challenge_method: 'S256' },
      redirect_uri: `${world.api.url}/sign-in/callback`,
    });
    const entered = await got(back, way);
    expect({ status: entered.status, to: placeIn(entered).pathname }).toEqual({
      status: 303,
      to: '/sign-in',
    });
    const page = await got(`${world.api.url}/sign-in`, cookieIn(entered));
    expect(await page.text()).toContain('As tsa_lead for synthetic-alliance-1.');
  });

  it('is gone once, and only by the browser that began it', async () => {
    const { way, back } = await ledBack();
    expect((await got(back)).status).toBe(401);
    expect((await got(back, 'pathways-way-in=planted')).status).toBe(401);
    const other = await ledBack();
    expect((await got(back, other.way)).status).toBe(401);
    expect((await got(back, way)).status).toBe(303);
    expect((await got(back, way)).status).toBe(401);
  });

  it('is shut to nobody by others who begin ways without end, or come back from nowhere', async () => {
    const { way, back } = await ledBack();
    for (let begun = 0; begun < 1_050; begun += 50)
      await Promise.all(Array.from({ length: 50 }, () => got(`${world.api.url}/sign-in/start`)));
    for (let times = 0; times < 12; times += 1)
      expect((await got(`${world.api.url}/sign-in/callback?code=x&state=${times}`)).status).toBe(401);
    const { way: spent, back: wrong } = await ledBack();
    wrong.searchParams.set('code', 'planted');
    expect((await got(wrong, spent)).status).toBe(401);
    expect((await got(back, way)).status).toBe(303);
  });

  it('ends in no session for whom the issuer names no role of ours, or two', async () => {
    for (const said of [undefined, 'admin', ['tsa_lead', 'data_officer']]) {
      role = said;
      const { way, back } = await ledBack();
      const refused = await got(back, way);
      expect({ status: refused.status, cookies: refused.headers.getSetCookie() }).toEqual({
        ...{ status: 403, cookies: [] },
      });
    }
  });

  it('is the only one: there are no links', async () => {
    expect(world.api.signInLinks.size).toBe(0);
    expect(await (await got(`${world.api.url}/sign-in`)).text()).toContain('/sign-in/start');
  });
});

it.each([
  ['the page of the service', () => world.api.url, 'opened'],
  ['the same under another name', () => world.api.url.replace('127.0.0.1', 'localhost'), 403],
  ['a page of elsewhere', () => 'https://elsewhere.example', 403],
])('a socket opened by %s', async (_who, origin, end) => {
  const socket = new WebSocket(socketAddress(world.api.url), 'graphql-transport-ws', { origin: origin() });
  socket.on('error', () => undefined);
  const seen = await new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    socket.on('open', () => resolve('opened'));
  });
  socket.terminate();
  expect(seen).toBe(end);
});

describe('its settings', () => {
  const whole = {
    ...{ PATHWAYS_ISSUER: 'https://issuer.example', PATHWAYS_CLIENT_ID: CLIENT },
    ...{ PATHWAYS_AUDIENCE: AUDIENCE, PATHWAYS_URL: 'https://pathways.example' },
  };

  it('let the service answer elsewhere than on this machine', () => {
    expect(settingsFrom({ ...whole, PATHWAYS_HOST: '0.0.0.0' })).toMatchObject({
      ...{ host: '0.0.0.0', edge: { isHttps: true } },
      issuer: { algorithms: ['RS256', 'ES256', 'PS256'], claims: { role: 'role' } },
    });
    expect(() => settingsFrom({ PATHWAYS_HOST: '0.0.0.0' })).toThrow(/PATHWAYS_HOST: without an issuer/);
  });

  it.each([
    ['PATHWAYS_ISSUER', 'http://issuer.example'],
    ['PATHWAYS_ISSUER', 'nowhere'],
    ['PATHWAYS_URL', 'http://pathways.example'],
    ['PATHWAYS_URL', ''],
    ['PATHWAYS_CLIENT_ID', ''],
    ['PATHWAYS_AUDIENCE', ''],
    ['PATHWAYS_AUDIENCE', CLIENT],
    ['PATHWAYS_ALGORITHMS', 'HS256'],
    ['PATHWAYS_ALGORITHMS', 'RS256,none'],
  ])('say what is wrong with %s being %j', (name, value) => {
    expect(() => settingsFrom({ ...whole, [name]: value })).toThrow(new RegExp(`^${name}: `));
  });
});
