import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningApi, type Recorded } from './running-api.js';
import { cookieIn, signInBy } from './browser-session.js';

/** Signing in and out as a browser does it, by the one-time links. */
let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
  const [organisationId, effectiveOn] = ['synthetic-school', '2020-09-01'];
  const school = { organisationId, effectiveOn, name: 'Synthetic', phase: 'primary', region: 'north_west' };
  await api.say('registerSchool', { commandId: 'registered', ...school });
  const joined = { commandId: 'joined', organisationId, effectiveOn, trust: 'synthetic-trust' };
  const { position } = (await api.say('joinTrust', joined)) as Recorded;
  await api.ask('query ($at: String) { headcount(atLeast: $at) { inService } }', { at: position });
});
afterAll(() => api.stop());

const linkFor = (role: string): string =>
  new RegExp(`^${role} (\\S+)$`, 'm').exec(readFileSync(join(api.folder, 'sign-in-links'), 'utf8'))![1]!;

const pageOf = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(path, api.url), { headers, redirect: 'manual' });
  return { status: response.status, to: response.headers.get('location'), html: await response.text() };
};

describe('a one-time link', () => {
  it('is shown at the start, and kept for the owner of the folder only', () => {
    expect([...api.signInLinks.keys()]).toEqual(['tsa_lead', 'trust_planner', 'researcher', 'data_officer']);
    expect(api.signInLinks.get('tsa_lead')).toBe(linkFor('tsa_lead'));
    expect(statSync(join(api.folder, 'sign-in-links')).mode & 0o777).toBe(0o600);
  });

  it('leads to a button, which alone uses it up', async () => {
    const link = linkFor('researcher');
    for (let looks = 0; looks < 2; looks += 1) expect((await pageOf(link)).html).toContain('<button>');
    expect((await signInBy(api.url, link)).status).toBe(303);
    expect((await signInBy(api.url, link)).status).toBe(401);
    expect(linkFor('researcher')).not.toBe(link);
    expect((await signInBy(api.url, linkFor('researcher'))).status).toBe(303);
  });

  it('lets in as its role, for the largest trust on record or as the folder says', async () => {
    const whom = async () => {
      const cookie = cookieIn(await signInBy(api.url, linkFor('trust_planner')));
      return (await pageOf('/sign-in', { cookie })).html;
    };
    expect(await whom()).toContain('As trust_planner for synthetic-trust.');
    writeFileSync(join(api.folder, 'sign-in-roles.json'), '{"trust_planner":["<b>mine</b>"]}');
    expect(await whom()).toContain('As trust_planner for &lt;b&gt;mine&lt;/b&gt;.');
  });

  it('is not used up, and lets in nobody else, where the folder does not say for whom it is', async () => {
    const link = linkFor('tsa_lead');
    for (const wrong of ['{', '{"tsa_lead":"mine"}', '{"tsa_lead":[7]}', '{"tsa_lead":null}']) {
      writeFileSync(join(api.folder, 'sign-in-roles.json'), wrong);
      const refused = await signInBy(api.url, link);
      expect({ status: refused.status, cookies: refused.headers.getSetCookie() }).toEqual({
        ...{ status: 503, cookies: [] },
      });
      expect(await refused.text()).toContain('sign-in-roles.json');
    }
    writeFileSync(join(api.folder, 'sign-in-roles.json'), 'null');
    expect((await signInBy(api.url, link)).status).toBe(303);
  });
});

describe('a session', () => {
  it('asks questions by its cookie alone, as a page of this service and of no other', async () => {
    const cookie = cookieIn(await signInBy(api.url, linkFor('data_officer')));
    const asked = async (headers: Record<string, string>) => {
      const response = await fetch(`${api.url}/graphql`, {
        ...{ method: 'POST', body: '{"query":"{ readModel { position } }"}' },
        headers: { 'content-type': 'application/json', cookie, ...headers },
      });
      return response.status;
    };
    expect(await asked({})).toBe(200);
    expect(await asked({ origin: api.url })).toBe(200);
    expect(await asked({ origin: 'http://127.0.0.1:9' })).toBe(401);
    expect(await asked({ origin: 'null' })).toBe(401);
    expect(await asked({ 'content-type': 'text/plain' })).toBeGreaterThanOrEqual(400);
    expect(await asked({ authorization: 'Bearer wrong' })).toBe(401);
  });

  it('is what the query page needs; without it a browser is shown the way in', async () => {
    const html = { accept: 'text/html' };
    for (const path of ['/', '/graphiql'])
      expect(await pageOf(path, html)).toMatchObject({ status: 303, to: '/sign-in' });
    expect((await pageOf('/sign-in', html)).html).toContain('sign-in-links');
    const cookie = cookieIn(await signInBy(api.url, linkFor('data_officer')));
    expect((await pageOf('/graphiql', { ...html, cookie })).status).toBe(200);
  });
});
