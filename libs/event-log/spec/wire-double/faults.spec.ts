import { readFile } from 'node:fs/promises';
import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  WrongExpectedVersionError,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { append, connect, listenTo, newConnection, newEvents, refusalOf, until } from './driving.js';
import { FAULTS, isFaultName } from './faults.js';
import { startWireDouble, type WireDouble } from './wire-double.js';

let double: WireDouble;
let client: EventStoreDBClient;

beforeEach(async () => {
  double = await startWireDouble();
  client = connect(double.url);
});

afterEach(async () => {
  await client.dispose();
  await double.close();
});

const written = (stream = 'ours-1'): number => double.log.stream(stream).length;

/** Whether a promise has settled after a while. */
const settles = (promise: Promise<unknown>, milliseconds: number): Promise<boolean> =>
  Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), milliseconds)),
  ]);

async function idsOf(stream: string): Promise<string[]> {
  const ids = [];
  for await (const { event } of client.readStream(stream)) ids.push(event?.id ?? '');
  return ids;
}

describe('a fault in an append', () => {
  it.each([
    ['append-silence-before-write', 0],
    ['append-silence-after-write', 1],
  ] as const)('%s: no answer ever comes', async (name, kept) => {
    double.faults.switchOn(name, { times: 1 });
    const unanswered = append(client, 'ours-1', -1, newEvents(1));
    await until(() => double.faults.struck(name) === 1);
    expect(await settles(unanswered, 200)).toBe(false);
    expect(written()).toBe(kept);
    expect(await append(client, 'ours-2', -1, newEvents(1))).toMatchObject({ success: true });
  });

  it.each([
    ['append-drop-before-write', 0],
    ['append-drop-after-write', 1],
  ] as const)('%s: the call breaks off, and a retry is exact', async (name, kept) => {
    double.faults.switchOn(name, { times: 1 });
    const events = newEvents(2);
    const refusal = await refusalOf(append(client, 'ours-1', -1, events));
    expect([1, 14]).toContain((refusal as { code: number }).code);
    expect(written()).toBe(kept * 2);
    expect(await append(client, 'ours-1', -1, events)).toMatchObject({ nextExpectedRevision: 1n });
    expect(written()).toBe(2);
  });

  it.each([
    ['append-timeout-before-write', DeadlineExceededError, 0],
    ['append-timeout-after-write', DeadlineExceededError, 1],
    ['append-oversize', MaxAppendSizeExceededError, 0],
    ['append-access-denied', AccessDeniedError, 0],
    ['append-not-leader', NotLeaderError, 0],
    ['append-wrong-revision', WrongExpectedVersionError, 0],
  ] as const)('%s: the client learns what it is', async (name, sort, kept) => {
    double.faults.switchOn(name, { times: 1 });
    const events = newEvents(1);
    expect(await refusalOf(append(client, 'ours-1', -1, events))).toBeInstanceOf(sort);
    expect(written()).toBe(kept);
    await append(client, 'ours-1', -1, events);
    expect(written()).toBe(1);
  });

  it('append-not-leader names the leader, and ends all that was under way on the call', async () => {
    await append(client, 'ours-1', -1, newEvents(1));
    double.faults.switchOn('append-delay', { times: 1, milliseconds: 5_000 });
    const waiting = refusalOf(append(client, 'ours-2', -1, newEvents(1)));
    double.faults.switchOn('append-not-leader', { times: 1 });
    const refusal = await refusalOf(append(client, 'ours-1', 0, newEvents(1)));
    expect(refusal).toMatchObject({ leader: { address: '127.0.0.1', port: double.port } });
    expect(await waiting).toBeInstanceOf(NotLeaderError);
  });

  it('append-delay: the answer comes late, and too late for a short deadline', async () => {
    double.faults.switchOn('append-delay', { times: 2, milliseconds: 200 });
    const began = performance.now();
    await append(client, 'ours-1', -1, newEvents(1));
    expect(performance.now() - began).toBeGreaterThan(190);
    const options = { expectedRevision: 0n, deadline: 100 };
    const refusal = await refusalOf(client.appendToStream('ours-1', newEvents(1), options));
    expect(refusal).toBeInstanceOf(DeadlineExceededError);
    expect(written()).toBe(1);
  });

  it('lasts until it is switched off, or so many times', async () => {
    double.faults.switchOn('append-oversize', { times: 2 });
    for (let n = 0; n < 2; n += 1) await refusalOf(append(client, 'ours-1', -1, newEvents(1)));
    await append(client, 'ours-1', -1, newEvents(1));
    double.faults.switchOn('append-oversize');
    for (let n = 0; n < 3; n += 1) await refusalOf(append(client, 'ours-1', 0, newEvents(1)));
    double.faults.switchOff('append-oversize');
    await append(client, 'ours-1', 0, newEvents(1));
  });

  it('has the same words on a call of its own', async () => {
    const options = { expectedRevision: 'no_stream', credentials: { username: 'u', password: 'p' } } as const;
    const attempt = () => refusalOf(client.appendToStream('ours-1', newEvents(1), options));
    const sorts = [
      ['append-access-denied', 'access-denied'],
      ['append-not-leader', 'not-leader'],
      ['append-oversize', 'maximum-append-size-exceeded'],
      ['append-timeout-before-write', 'timeout'],
      ['append-wrong-revision', 'wrong-expected-version'],
    ] as const;
    for (const [name, type] of sorts) {
      double.faults.switchOn(name, { times: 1 });
      expect(await attempt()).toMatchObject({ type });
    }
    expect(written()).toBe(0);
  });
});

describe('a fault in a read', () => {
  it.each([
    ['read-not-ready', { type: 'unavailable' }],
    ['read-access-denied', { type: 'access-denied' }],
  ] as const)('%s: it is refused', async (name, refusal) => {
    await append(client, 'ours-1', -1, newEvents(3));
    double.faults.switchOn(name, { times: 1 });
    expect(await refusalOf(idsOf('ours-1'))).toMatchObject(refusal);
    expect(await idsOf('ours-1')).toHaveLength(3);
  });

  it('read-drop: it breaks off after some events', async () => {
    await append(client, 'ours-1', -1, newEvents(10));
    double.faults.switchOn('read-drop', { times: 1, afterEvents: 5 });
    expect([1, 14]).toContain(((await refusalOf(idsOf('ours-1'))) as { code: number }).code);
    expect(await idsOf('ours-1')).toHaveLength(10);
  });

  it('read-silence and read-delay: it comes never, or late', async () => {
    await append(client, 'ours-1', -1, newEvents(10));
    double.faults.switchOn('read-silence', { times: 1, afterEvents: 5 });
    expect(await settles(idsOf('ours-1'), 200)).toBe(false);
    double.faults.switchOn('read-delay', { times: 1, milliseconds: 150 });
    const late = idsOf('ours-1');
    expect(await settles(late, 100)).toBe(false);
    expect(await late).toHaveLength(10);
  });
});

describe('a fault in a subscription', () => {
  it('subscription-end: it ends plainly, also when it is live', async () => {
    await append(client, 'ours-1', -1, newEvents(10));
    double.faults.switchOn('subscription-end', { times: 1, afterEvents: 5 });
    const heard = listenTo(client, 'ours-');
    await until(() => heard.said.includes('end'));
    expect([heard.ids.length, heard.errors]).toEqual([5, []]);

    const live = listenTo(client, 'ours-');
    await until(() => live.said.includes('caughtUp'));
    double.faults.switchOn('subscription-end', { times: 1 });
    await until(() => live.said.includes('end'));
  });

  it.each(['subscription-error', 'subscription-drop', 'subscription-access-denied'] as const)(
    '%s: it ends with an error',
    async (name) => {
      await append(client, 'ours-1', -1, newEvents(10));
      double.faults.switchOn(name, { times: 1 });
      const heard = listenTo(client, 'ours-');
      await until(() => heard.errors.length > 0);
      expect(heard.said).not.toContain('caughtUp');
    },
  );

  it('subscription-silence: it says nothing more, and is not ended', async () => {
    await append(client, 'ours-1', -1, newEvents(10));
    double.faults.switchOn('subscription-silence', { times: 1, afterEvents: 5 });
    const heard = listenTo(client, 'ours-');
    await until(() => heard.ids.length === 5);
    await append(client, 'ours-1', 9, newEvents(1));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(heard.said.filter((said) => said !== 'event')).toEqual(['confirmation']);
    expect(heard.ids).toHaveLength(5);
  });

  it('subscription-delay: each event is late', async () => {
    await append(client, 'ours-1', -1, newEvents(4));
    double.faults.switchOn('subscription-delay', { times: 4, milliseconds: 50 });
    const began = performance.now();
    const heard = listenTo(client, 'ours-');
    await until(() => heard.ids.length === 4);
    expect(performance.now() - began).toBeGreaterThan(190);
  });

  it('subscription-duplicates: the last three come again, then it goes on', async () => {
    const events = newEvents(6);
    await append(client, 'ours-1', -1, events);
    double.faults.switchOn('subscription-duplicates', { times: 1, afterEvents: 4 });
    const heard = listenTo(client, 'ours-');
    await until(() => heard.said.includes('caughtUp'));
    const ids = events.map((e) => e.id);
    expect(heard.ids).toEqual([...ids.slice(0, 4), ...ids.slice(1, 4), ...ids.slice(4)]);
  });

  it('checkpoint-beyond-last-event: who goes on from it misses the next event', async () => {
    await append(client, 'ours-1', -1, newEvents(3));
    double.faults.switchOn('checkpoint-beyond-last-event', { times: 1 });
    const heard = listenTo(client, 'ours-');
    await until(() => heard.said.includes('caughtUp'));
    expect(heard.checkpoints).toEqual([{ commit: double.log.end(), prepare: double.log.end() }]);
    const fresh = newEvents(2);
    const misled = listenTo(client, 'ours-', heard.checkpoints[0]);
    await until(() => misled.said.includes('caughtUp'));
    await append(client, 'ours-1', 2, fresh);
    await until(() => misled.ids.length > 0);
    expect(misled.ids).toEqual([fresh[1]?.id]);
    expect(heard.ids.slice(-2)).toEqual(fresh.map((e) => e.id));
  });

  it('restart-in-catch-up: it breaks off, and all is there again afterwards', async () => {
    await append(client, 'ours-1', -1, newEvents(100));
    double.faults.switchOn('restart-in-catch-up', { times: 1, afterEvents: 40, milliseconds: 50 });
    const heard = listenTo(client, 'ours-');
    await until(() => heard.errors.length > 0);
    expect(heard.ids.length).toBeLessThanOrEqual(40);
    while ((await newConnection(double.port)) !== 'spoken to')
      await new Promise((resolve) => setTimeout(resolve, 10));
    const again = listenTo(connect(double.url), 'ours-');
    await until(() => again.said.includes('caughtUp'));
    expect(again.ids).toHaveLength(100);
    await again.subscription.unsubscribe();
  });
});

describe('the double as a whole', () => {
  it('is stopped and started again with the same log at the same address', async () => {
    await append(client, 'ours-1', -1, newEvents(3));
    const heard = listenTo(client, 'ours-');
    await until(() => heard.said.includes('caughtUp'));
    await double.stop();
    await until(() => heard.errors.length > 0);
    expect(await refusalOf(append(client, 'ours-1', 2, newEvents(1)))).toMatchObject({ code: 14 });
    await double.start();
    await append(connect(double.url), 'ours-1', 2, newEvents(1));
    expect(written()).toBe(4);
  });

  it('does not carry out after a restart what it had put off before', async () => {
    await append(client, 'ours-1', -1, newEvents(1));
    double.faults.switchOn('append-delay', { times: 1, milliseconds: 150 });
    const refused = refusalOf(append(client, 'ours-1', 0, newEvents(1)));
    await until(() => double.faults.struck('append-delay') === 1);
    await double.stop();
    await double.start();
    await refused;
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(written()).toBe(1);
  });

  it('is frozen: connections stay, nothing passes; thawed, what was held back passes', async () => {
    await append(client, 'ours-1', -1, newEvents(1));
    const heard = listenTo(client, 'ours-');
    await until(() => heard.said.includes('caughtUp'));
    double.freeze();
    const held = append(client, 'ours-1', 0, newEvents(1));
    expect(await settles(held, 300)).toBe(false);
    expect(await newConnection(double.port)).toBe('silence');
    expect([heard.errors, heard.ids.length, written()]).toEqual([[], 1, 1]);
    double.thaw();
    await held;
    await until(() => heard.ids.length === 2);
    expect(await newConnection(double.port)).toBe('spoken to');
    await double.stop();
    expect(await newConnection(double.port)).toBe('refused');
  });

  it('has a spec and a line of its README for every fault', async () => {
    const read = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');
    const [specs, readme] = await Promise.all([read('faults.spec.ts'), read('README.md')]);
    for (const [name, meaning] of Object.entries(FAULTS)) {
      expect(specs).toContain(`'${name}'`);
      expect(readme.replace(/ +/g, ' ')).toContain(`| \`${name}\` | ${meaning} |`);
    }
    expect(isFaultName('toString')).toBe(false);
  });
});
