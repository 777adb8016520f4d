import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { EventLog, NewEvent } from '#event-log/event-log';
import { eventIdOf } from '#event-log/event-id';
import { openEventLog } from '#event-log/open';
import { MOST_FOLLOWERS } from '../apps/api/src/events/followers.js';
import { edgeFrom } from '../apps/api/src/graphql/limits/edge-settings.js';
import { auditIn } from '../apps/api/src/settings.js';
import { startApi } from '../apps/api/src/start-api.js';
import { follower, liveSocket, socketAddress, until } from './live-events.js';
import { eventsIn } from './log-run.js';
import { runningApi } from './running-api.js';
import { asHeader, DATA_OFFICER, signedIn, signIn, tokenIn } from './signed-in.js';

const nothing = (n: number, size = 0, type = 'SyntheticHappened'): NewEvent => ({
  ...{ id: eventIdOf(`synthetic-${n}`, 'live', 0), type, version: 1, effectiveOn: '2024-09-01' },
  ...{
    recordedAt: '2024-09-02T08:00:00.000Z',
    data: JSON.stringify({ n, text: 'x'.repeat(size) }),
    metadata: '{}',
  },
});

type Api = Awaited<ReturnType<typeof runningApi>>;
let api: Api;
let log: EventLog;
let written: number;
beforeEach(async () => {
  api = await runningApi();
  log = await openEventLog(api.logUrl);
  written = 0;
});
afterEach(async () => {
  await log.close();
  await api.stop();
});

/** Each writer has a stream of its own. */
async function write(count: number, writers = 1, size = 0): Promise<void> {
  const each = async (writer: number): Promise<void> => {
    const stream = `teacher-synthetic-${writer}`;
    const revision = (await log.readStream(stream)).length;
    for (let n = 0; n < count; n += 1)
      await log.append(stream, revision + n, [nothing((written += 1), size)]);
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => each(writer)));
}

const inMemory = (): number => process.memoryUsage().heapUsed + process.memoryUsage().external;

const positionsOf = (events: readonly { readonly position: string }[]) =>
  events.map(({ position }) => position);
const stored = async () => positionsOf(await eventsIn(api.logUrl));

describe('the event history, live', () => {
  it('gives everything once and in order to who joins while others write', async () => {
    await write(50);
    const writing = write(60, 4);
    const joined = await follower(api.url);
    const late = await follower(api.url, { afterPosition: (await stored()).at(-1)! });
    await writing;
    await joined.untilSeen(290);
    await until(() => late.events().at(-1)?.position === joined.events().at(-1)?.position);
    expect(positionsOf(joined.events())).toEqual(await stored());
    expect((await stored()).slice(-late.events().length)).toEqual(positionsOf(late.events()));
    joined.socket.close();
    late.socket.close();
  });

  it('goes on after the last position when the client comes again, and when the service does', async () => {
    await write(20);
    const first = await follower(api.url);
    await first.untilSeen(20);
    first.socket.terminate();
    const writing = write(40, 2);
    const second = await follower(api.url, { afterPosition: first.events().at(-1)!.position });
    await second.untilSeen(10);
    const settings = {
      dataFolder: api.folder,
      logUrl: api.logUrl,
      identityKeyFile: join(api.folder, 'identity.key'),
      host: '127.0.0.1',
      port: 0,
      graphiql: false,
      edge: edgeFrom({}),
      auditUrl: auditIn(api.folder),
    };
    await api.close();
    expect(await second.closed).toBe(1001);
    await writing;
    const again = await startApi(settings);
    await signIn(again.url, api.folder);
    const third = await follower(again.url, { afterPosition: second.events().at(-1)!.position });
    await third.untilSeen(100 - first.events().length - second.events().length);
    expect([first, second, third].flatMap((each) => positionsOf(each.events()))).toEqual(await stored());
    third.socket.close();
    await again.close();
  });

  it('is narrowed by type, teacher and organisation, before and after it has caught up', async () => {
    await log.append('teacher-synthetic-a', 0, [nothing(1), nothing(2, 0, 'QtsAwarded')]);
    await log.append('teacher-synthetic-b', 0, [nothing(3, 0, 'QtsAwarded')]);
    const ofType = await follower(api.url, { types: ['QtsAwarded'] });
    const ofTeacher = await follower(api.url, { teacher: 'synthetic-b' });
    await ofType.untilSeen(2);
    await ofTeacher.untilSeen(1);
    await log.append('teacher-synthetic-b', 1, [nothing(4), nothing(5, 0, 'QtsAwarded')]);
    await ofType.untilSeen(3);
    await ofTeacher.untilSeen(3);
    expect(ofType.events().map(({ type }) => type)).toEqual(Array(3).fill('QtsAwarded'));
    expect(new Set(ofTeacher.events().map(({ stream }) => stream))).toEqual(new Set(['teacher-synthetic-b']));
    ofType.socket.close();
    ofTeacher.socket.close();
  });

  it('tells an event whose metadata cannot be read, without a source, and what comes after it', async () => {
    const unread = { ...nothing(1), metadata: '{x}' };
    await log.append('teacher-synthetic-a', 0, [unread, nothing(2)]);
    const all = await follower(api.url, {}, 'subscription { events { id source { system } } }');
    await all.untilSeen(2);
    expect(all.events()).toMatchObject([{ id: unread.id, source: null }, { source: null }]);
    all.socket.close();
  });

  it('keeps nothing in memory for a client that does not read', async () => {
    const MEGABYTES = 120;
    await write(MEGABYTES * 2, 1, 500_000);
    const before = inMemory();
    const slow = await follower(api.url, {}, 'subscription { events { position data } }');
    slow.socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(inMemory() - before).toBeLessThan(MEGABYTES * 1024 * 1024);
    slow.socket.resume();
    await slow.untilSeen(MEGABYTES * 2);
    expect(positionsOf(slow.events())).toEqual(await stored());
    slow.socket.close();
  });
});

/** The status with which a connection is refused. */
async function refusalOf(address: string, headers: Record<string, string> = {}): Promise<unknown> {
  const socket = new WebSocket(address, 'graphql-transport-ws', { headers });
  socket.on('error', () => undefined);
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    socket.on('open', () => resolve('opened'));
  });
  socket.terminate();
  return status;
}

describe('the door of the live history', () => {
  const errorsOf = async (variables: object, query?: string): Promise<unknown> => {
    const live = await liveSocket(api.url);
    live.subscribe(variables, query);
    await until(() => live.messages.some(({ type }) => type === 'error' || type === 'next'));
    const { payload } = live.messages.find(({ type }) => type === 'error' || type === 'next')!;
    live.socket.close();
    const errors = Array.isArray(payload) ? payload : (payload as { errors: unknown[] }).errors;
    return (errors as { extensions: { code: string } }[])[0]!.extensions.code;
  };

  it('says what is wrong with a position, a question, or what is no subscription', async () => {
    await write(1);
    expect(await errorsOf({ afterPosition: '77' })).toBe('UNKNOWN_POSITION');
    expect(await errorsOf({ afterPosition: 'none' })).toBe('BAD_USER_INPUT');
    expect(await errorsOf({ afterPosition: 5 })).toBe('BAD_USER_INPUT');
    expect(await errorsOf({}, 'subscription { events { nothing } }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await errorsOf({}, 'subscription {')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await errorsOf({}, '{ readModel { position } }')).toBe('ASK_OVER_HTTP');
    expect(await errorsOf({}, 'subscription { events(teacher: "a", organisation: "b") { id } }')).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('bounds how many one person and all follow, and gives the place of one that left to the next', async () => {
    await write(1);
    const { ofAll, ofOne } = MOST_FOLLOWERS;
    const followAs = async (headers: Readonly<Record<string, string>>, count = ofOne) => {
      const live = await liveSocket(api.url, { headers });
      for (let n = 0; n < count; n += 1) live.subscribe({}, undefined, `${n}`);
      await until(() => live.messages.filter(({ type }) => type === 'next').length === count);
      return live;
    };
    const officer = async (n: number) =>
      asHeader(await tokenIn(api.folder, { ...DATA_OFFICER, subject: `synthetic-officer-${n}` }));
    const live = await followAs(signedIn(api.url));
    expect(await errorsOf({})).toBe('TOO_MANY_FOLLOWERS');
    live.send({ id: '0', type: 'complete' });
    const next = await follower(api.url);
    await next.untilSeen(1);
    const others = [];
    for (let n = 1; n < ofAll / ofOne; n += 1) others.push(await followAs(await officer(n)));
    const late = await liveSocket(api.url, { headers: await officer(0) });
    late.subscribe();
    await until(() => late.messages.some(({ type }) => type === 'next'));
    expect(JSON.stringify(late.messages)).toContain('TOO_MANY_FOLLOWERS');
    next.socket.close();
    live.socket.terminate();
    await live.closed;
    const after = await followAs(await officer(0));
    for (const each of [after, late, ...others]) each.socket.close();
  });

  it.each([
    ['a page of elsewhere', { origin: 'https://elsewhere.example' }, '/graphql', 403],
    [
      'a page whose name leads here',
      { origin: 'http://elsewhere.example', host: 'elsewhere.example' },
      '/graphql',
      403,
    ],
    ['another service of this machine', { origin: 'http://127.0.0.1:9' }, '/graphql', 403],
    ['a page without a place', { origin: 'null' }, '/graphql', 403],
    ['another path', {}, '/elsewhere', 404],
  ])('is closed to %s', async (_who, headers, path, status) => {
    const address = socketAddress(api.url).replace('/graphql', path);
    expect(await refusalOf(address, headers)).toBe(status);
  });

  it('is open to its own page', async () => {
    const live = await liveSocket(api.url, { origin: api.url });
    live.subscribe();
    await write(1);
    await until(() => live.messages.some(({ type }) => type === 'next'));
    live.socket.close();
  });

  it('takes no message that is larger than a request may be, and survives what is none', async () => {
    const live = await liveSocket(api.url);
    live.socket.on('error', () => undefined);
    live.send({ type: 'ping', payload: { text: 'x'.repeat(300 * 1024) } });
    expect(await live.closed).toBe(1009);
    const other = await liveSocket(api.url);
    other.socket.send('nonsense');
    expect(await other.closed).toBe(4400);
    const broken = createConnection(Number(new URL(api.url).port), '127.0.0.1');
    broken.write('GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await new Promise((resolve) => broken.once('data', resolve));
    broken.destroy();
    expect(await api.ask('{ readModel { position } }')).toBeDefined();
  });

  it('takes nobody new once the service leaves, and does not wait for who does not say goodbye', async () => {
    await write(1);
    const deaf = await follower(api.url);
    const leaving = api.leave();
    expect(await refusalOf(socketAddress(api.url))).toBe(503);
    await deaf.untilSeen(1);
    deaf.socket.pause();
    await leaving;
    const started = performance.now();
    await api.close();
    expect(performance.now() - started).toBeLessThan(5_000);
    deaf.socket.terminate();
  });
});
