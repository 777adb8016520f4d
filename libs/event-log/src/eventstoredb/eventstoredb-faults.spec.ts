import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultName } from '../../spec/wire-double/faults.js';
import { CREDENTIALS, startWireDouble, type WireDouble } from '../../spec/wire-double/wire-double.js';
import { event, events, everything, refusalOf } from '../../spec/synthetic-events.js';
import {
  AppendTooLarge,
  type EventLog,
  LogUnavailable,
  OutcomeUnknown,
  RevisionConflict,
} from '../event-log.js';
import { openEventStoreDbEventLog } from './eventstoredb-event-log.js';

let double: WireDouble;
let log: EventLog;

beforeEach(async () => {
  double = await startWireDouble();
  log = openEventStoreDbEventLog(double.url);
});
afterEach(async () => {
  await log.close();
  await double.close();
});

const idsIn = async (stream: string): Promise<readonly string[]> =>
  (await log.readStream(stream)).map(({ id }) => id);
const idsOf = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);

describe('an append over a bad connection', () => {
  it.each<FaultName>([
    'append-silence-before-write',
    'append-silence-after-write',
    'append-drop-before-write',
    'append-drop-after-write',
    'append-timeout-before-write',
    'append-timeout-after-write',
    'append-not-leader',
  ])('is made again after %s, and its events stand there once', async (fault) => {
    await log.append('s', 0, events('c1', 2));
    double.faults.switchOn(fault, { times: 1 });

    const appended = await log.append('s', 2, events('c2', 3));
    expect(double.faults.struck(fault)).toBe(1);
    expect(appended).toMatchObject({ revision: 5, alreadyRecorded: false });
    expect(await idsIn('s')).toEqual(idsOf([...events('c1', 2), ...events('c2', 3)]));
    expect((await everything(log)).at(-1)?.position).toBe(appended.position);
  });

  it('that fails again and again has an unknown outcome, and the retry is exact', async () => {
    const faults = [
      'append-drop-after-write',
      'append-timeout-after-write',
      'append-drop-before-write',
    ] as const;
    const failing = await Promise.all(
      faults.map(async (fault) => {
        const server = await startWireDouble();
        server.faults.switchOn(fault);
        const adapter = openEventStoreDbEventLog(server.url);
        const refusal = await refusalOf(adapter.append('s', 0, events('c1', 2)));
        server.faults.switchOff();
        const retried = await adapter.append('s', 0, events('c1', 2));
        const stored = await everything(adapter);
        await adapter.close();
        await server.close();
        return { refusal, retried, stored };
      }),
    );
    for (const [index, { refusal, retried, stored }] of failing.entries()) {
      expect(refusal).toBeInstanceOf(OutcomeUnknown);
      const wasWritten = faults[index] !== 'append-drop-before-write';
      expect(retried).toMatchObject({ revision: 2, alreadyRecorded: wasWritten });
      expect(idsOf(stored)).toEqual(idsOf(events('c1', 2)));
    }
  });

  it('that never left is told as such', async () => {
    await double.stop();
    expect(await refusalOf(log.append('s', 0, events('c1', 1)))).toBeInstanceOf(LogUnavailable);
    await double.start();
    expect(await log.append('s', 0, events('c1', 1))).toMatchObject({ revision: 1, alreadyRecorded: false });
  });

  it('that may have been written is not told as refused when the next attempt is denied', async () => {
    double.faults.switchOn('append-timeout-after-write', { times: 1 });
    const appending = refusalOf(log.append('s', 0, events('c1', 1)));
    while (double.faults.struck('append-timeout-after-write') === 0) await sleep(5);
    double.faults.switchOn('append-access-denied');
    expect(await appending).toBeInstanceOf(OutcomeUnknown);
    expect(await idsIn('s')).toEqual(idsOf(events('c1', 1)));
  });

  it.each([
    ['append-wrong-revision', RevisionConflict, { actual: 2, expected: 2 }],
    ['append-oversize', AppendTooLarge, {}],
    ['append-access-denied', LogUnavailable, { message: expect.stringContaining('PATHWAYS_LOG_USER') }],
  ] as const)('that is refused by %s is not made again', async (fault, Refusal, told) => {
    await log.append('s', 0, events('c1', 2));
    double.faults.switchOn(fault);
    const refusal = await refusalOf(log.append('s', 2, events('c2', 1)));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject(told);
    expect(double.faults.struck(fault)).toBe(1);
    expect(await log.readStream('s')).toHaveLength(2);
  });
});

describe('what the client could not send', () => {
  it.each([
    ['JSON that would come back otherwise', { ...event('c1'), data: '{"a": 1}' }],
    ['a number that JavaScript does not hold', { ...event('c1'), data: '{"a":12345678901234567890}' }],
    ['no JSON', { ...event('c1'), metadata: '{a}' }],
    ['an id that is no UUID', { ...event('c1'), id: 'row-1' }],
  ])('is refused before the call: %s', async (_, malformed) => {
    expect(await refusalOf(log.append('s', 0, [malformed]))).toBeInstanceOf(TypeError);
    expect(await log.head()).toBeUndefined();
  });
});

describe('a read over a bad connection', () => {
  it.each<FaultName>(['read-silence', 'read-drop', 'read-not-ready'])(
    'is made again after %s',
    async (fault) => {
      await log.append('s', 0, events('c1', 20));
      double.faults.switchOn(fault, { times: 1, afterEvents: fault === 'read-not-ready' ? 0 : 7 });
      expect(await log.readStream('s')).toHaveLength(20);
      expect(double.faults.struck(fault)).toBe(1);

      double.faults.switchOn(fault, { times: 1, afterEvents: fault === 'read-not-ready' ? 0 : 5 });
      expect(await everything(log)).toHaveLength(20);
      expect(double.faults.struck(fault)).toBe(2);
    },
  );

  it('says so when it is refused', async () => {
    double.faults.switchOn('read-access-denied');
    expect(await refusalOf(log.head())).toMatchObject({
      name: 'LogUnavailable',
      message: expect.stringContaining('refuses this user'),
    });
  });

  it('says of a log out of reach that it cannot be reached', async () => {
    await double.stop();
    const reads = [log.readStream('s'), log.head(), log.eventAt('1'), everything(log)];
    for (const refusal of await Promise.all(reads.map(refusalOf)))
      expect(refusal).toMatchObject({
        name: 'LogUnavailable',
        message: expect.stringContaining('cannot be reached'),
      });
    await double.start();
    expect(await log.readStream('s')).toEqual([]);
  });

  it('knows no event at a position of another log', async () => {
    const { position } = await log.append('s', 0, events('c1', 1));
    expect(await log.eventAt(String(BigInt(position) + 3n))).toBeUndefined();
  });

  it('names a revision that somebody deleted on the server', async () => {
    await log.append('s', 0, events('c1', 3));
    const [, second] = double.log.stream('pathways.s');
    (double.log.stream('pathways.s') as unknown[]).splice(1, 1);
    expect(second).toBeDefined();
    expect(await refusalOf(log.readStream('s'))).toMatchObject({
      message: expect.stringContaining('revision 2 is missing'),
    });
  });
});

describe('following over a bad connection', () => {
  const APPENDS = 40;

  /** Follows while events are written, until it has come to all of them. */
  async function followed(meanwhile: () => Promise<void> = async () => {}) {
    await log.append('old', 0, events('old', 30));
    const reasons: string[] = [];
    const seen: string[] = [];
    const stop = new AbortController();
    const reading = (async () => {
      const batches = log.follow({
        batchSize: 7,
        signal: stop.signal,
        onInterruption: (reason) => reasons.push(reason),
      });
      for await (const batch of batches) {
        seen.push(...batch.map(({ id }) => id));
        if (seen.length >= 30 + APPENDS) stop.abort();
      }
    })();
    await meanwhile();
    for (let n = 0; n < APPENDS; n += 1) await log.append('new', n, [event(`new-${n}`)]);
    await reading;
    expect(seen).toEqual(idsOf(await everything(log)));
    return reasons;
  }

  it.each<[FaultName, object, number]>([
    ['subscription-drop', { times: 3, afterEvents: 9 }, 3],
    ['subscription-end', { times: 3, afterEvents: 9 }, 3],
    ['subscription-error', { times: 3, afterEvents: 9 }, 3],
    ['subscription-access-denied', { times: 2 }, 2],
    ['subscription-silence', { times: 1, afterEvents: 12 }, 1],
    ['subscription-duplicates', { times: 5, afterEvents: 5 }, 0],
    ['subscription-delay', { times: 20, milliseconds: 20 }, 0],
    ['checkpoint-beyond-last-event', {}, 0],
    ['restart-in-catch-up', { times: 2, afterEvents: 10, milliseconds: 200 }, 2],
  ])('neither skips nor repeats through %s', async (fault, settings, interruptions) => {
    double.plantForeignEvents(200);
    double.faults.switchOn(fault, settings);
    const reasons = await followed();
    expect(double.faults.struck(fault)).toBeGreaterThan(0);
    expect(reasons.length).toBeGreaterThanOrEqual(interruptions);
    expect(reasons.length).toBeLessThanOrEqual(interruptions * 3);
  });

  it('goes on by itself once the server is back', async () => {
    const reasons = await followed(async () => {
      await sleep(100);
      await double.stop();
      await sleep(1_500);
      await double.start();
    });
    expect(reasons.length).toBeGreaterThan(0);
  });

  it('goes on by itself once a frozen connection is given up', async () => {
    const reasons = await followed(async () => {
      await sleep(100);
      double.freeze();
      await sleep(12_000);
      double.thaw();
    });
    expect(reasons.length).toBeGreaterThanOrEqual(0);
  });

  it('stops at once while it waits for the server', async () => {
    await double.stop();
    const stop = new AbortController();
    const next = log.follow({ signal: stop.signal })[Symbol.asyncIterator]().next();
    await sleep(300);
    const abortedAt = performance.now();
    stop.abort();
    expect(await next).toMatchObject({ done: true });
    expect(performance.now() - abortedAt).toBeLessThan(200);
  });
});

describe('a server with TLS', () => {
  it('is trusted by its authority and asks who signs in', async () => {
    const secure = await startWireDouble({ tls: true });
    const env = { PATHWAYS_LOG_USER: CREDENTIALS.username, PATHWAYS_LOG_PASSWORD: CREDENTIALS.password };
    const trusted = openEventStoreDbEventLog(secure.url, env);
    const stranger = openEventStoreDbEventLog(secure.url, { ...env, PATHWAYS_LOG_PASSWORD: 'wrong' });
    const distrustful = openEventStoreDbEventLog(secure.url.replace(/\?.*/, ''), env);

    expect(await trusted.append('s', 0, events('c1', 1))).toMatchObject({ revision: 1 });
    expect(await everything(trusted)).toHaveLength(1);
    expect(await refusalOf(stranger.append('s', 1, events('c2', 1)))).toMatchObject({
      name: 'LogUnavailable',
      message: expect.stringContaining('refuses this user'),
    });
    expect(await refusalOf(distrustful.head())).toBeInstanceOf(LogUnavailable);
    await Promise.all([trusted, stranger, distrustful].map((each) => each.close()));
    await secure.close();
  });
});

describe('a cluster', () => {
  it('is found by asking one of its nodes', async () => {
    const found = openEventStoreDbEventLog(double.url.replace('esdb://', 'esdb+discover://'));
    expect(await found.append('s', 0, events('c1', 1))).toMatchObject({ revision: 1 });
    await found.close();
  });
});

describe('an event that another program wrote under our names', () => {
  it('is kept by a type that nothing rests on', async () => {
    const record = {
      id: '00000000-0000-4000-8000-000000000001',
      type: 'NpqStarted',
      isJson: true,
      data: Buffer.from('{"enrolment":"synthetic"}'),
      metadata: new Uint8Array(),
    };
    double.log.append('pathways.s', 'no_stream', [record]);
    const [foreign] = await everything(log);
    expect(foreign).toMatchObject({ stream: 's', revision: 1, data: '{"enrolment":"synthetic"}' });
    expect(foreign?.type).toBe('NpqStarted (written by another program)');
  });
});
