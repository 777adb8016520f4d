import { describe, expect, it } from '@jest/globals';
import { bySession, ownPageAt, sessionCookie } from './cookie.js';
import { sessionsUnless } from './sessions.js';

const principal = {
  subject: 'synthetic-1',
  role: 'researcher',
  organisations: [],
  purpose: 'a test',
} as const;
const AN_HOUR = 3_600_000;

function opened() {
  const world = { now: Date.parse('2026-09-01T08:00:00Z'), isRevoked: false };
  const sessions = sessionsUnless(
    async () => world.isRevoked,
    () => world.now,
  );
  return { world, sessions };
}

describe('a session', () => {
  it('ends after an hour of nothing', async () => {
    const { world, sessions } = opened();
    const id = sessions.begin(principal);
    world.now += AN_HOUR - 1;
    expect((await sessions.of(id))?.principal).toEqual(principal);
    world.now += AN_HOUR - 1;
    const found = await sessions.of(id);
    expect(await found?.holds()).toBe(true);
    world.now += AN_HOUR;
    expect(await found?.holds()).toBe(false);
    expect(await sessions.of(id)).toBeUndefined();
  });

  it('ends after eight hours, whatever is done', async () => {
    const { world, sessions } = opened();
    const id = sessions.begin(principal);
    for (let hour = 0; hour < 7; hour += 1) {
      world.now += AN_HOUR - 1;
      expect(await sessions.of(id)).toBeDefined();
    }
    world.now += AN_HOUR;
    expect(await sessions.of(id)).toBeUndefined();
  });

  it('ends when it is ended or taken back, and no other with it', async () => {
    const { world, sessions } = opened();
    const [one, two] = [sessions.begin(principal), sessions.begin(principal)];
    expect(one).not.toBe(two);
    sessions.end(one);
    expect([await sessions.of(one), (await sessions.of(two))?.principal]).toEqual([undefined, principal]);
    world.isRevoked = true;
    expect(await sessions.of(two)).toBeUndefined();
  });

  it('is begun by nobody else: an id that was never given is of nobody', async () => {
    expect(await opened().sessions.of('planted')).toBeUndefined();
  });
});

describe('its cookie', () => {
  it('is for the service alone, and over https only where there is https', () => {
    expect(sessionCookie(false).keeping('id')).toBe(
      'pathways=id; Max-Age=28800; Path=/; HttpOnly; SameSite=Lax',
    );
    expect(sessionCookie(true).keeping('id')).toBe(
      '__Host-pathways=id; Max-Age=28800; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
    expect(sessionCookie(true).idIn('pathways=planted; __Host-pathways=own')).toBe('own');
    expect(sessionCookie(false).idIn(undefined)).toBeUndefined();
  });
});

describe('its pages', () => {
  const isKnown = async (publicUrl: string | undefined, origin: string | undefined, host: string) => {
    const { sessions } = opened();
    const cookie = sessionCookie(true);
    const whoAsks = bySession(sessions, cookie, ownPageAt(publicUrl));
    const kept = cookie.keeping(sessions.begin(principal)).split(';')[0];
    return (await whoAsks({ cookie: kept, origin, host })) !== undefined;
  };
  const PUBLIC = 'https://pathways.example/';

  it.each([
    [PUBLIC, 'https://pathways.example', 'inside:4000', true],
    [PUBLIC, undefined, 'inside:4000', true],
    [PUBLIC, 'http://pathways.example', 'pathways.example', false],
    [PUBLIC, 'https://pathways.example:8443', 'pathways.example:8443', false],
    [PUBLIC, 'http://inside:4000', 'inside:4000', false],
    [undefined, 'http://127.0.0.1:4000', '127.0.0.1:4000', true],
    [undefined, 'http://127.0.0.1:9', '127.0.0.1:4000', false],
  ])('where people reach it by %s, from %s to %s: %s', async (publicUrl, origin, host, known) => {
    expect(await isKnown(publicUrl, origin, host)).toBe(known);
  });
});
