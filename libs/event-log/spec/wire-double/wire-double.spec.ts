import {
  END,
  FORWARDS,
  MaxAppendSizeExceededError,
  START,
  StreamNotFoundError,
  WrongExpectedVersionError,
  jsonEvent,
  streamNameFilter,
  type EventData,
  type EventStoreDBClient,
  type Position,
} from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { append, connect, listenTo, newEvents, refusalOf, until } from './driving.js';
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

const NO_POSITION = 2n ** 64n - 1n;
const later = ({ commit }: Position, by: bigint): Position => ({ commit: commit + by, prepare: commit + by });

async function readAll(from: Position | 'start' | 'end', direction: 'forwards' | 'backwards' = FORWARDS) {
  const read = [];
  for await (const { event } of client.readAll({ fromPosition: from, direction }))
    if (event) read.push(event);
  return read;
}

async function readStream(stream: string, options = {}) {
  const read = [];
  for await (const { event } of client.readStream(stream, options)) if (event) read.push(event);
  return read;
}

describe('an append to the double', () => {
  it.each([
    ['one after another on one call', undefined],
    ['each on a call of its own', { username: 'u', password: 'p' }],
  ])('is answered with the last revision and position, %s', async (_, credentials) => {
    const before = Date.now();
    const options = { expectedRevision: 'no_stream', credentials } as const;
    const written = await client.appendToStream('ours-1', newEvents(3), options);
    expect(written).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const [, , last] = await readStream('ours-1');
    expect(last).toMatchObject({
      streamId: 'ours-1',
      revision: 2n,
      type: 'Happened',
      data: { n: 2 },
      isJson: true,
    });
    expect(last?.created.getTime()).toBeGreaterThanOrEqual(before - 1);
    expect((await readAll(START)).at(-1)?.position).toEqual(written.position);

    const conflict = await refusalOf(client.appendToStream('ours-1', newEvents(1), options));
    expect(conflict).toBeInstanceOf(WrongExpectedVersionError);
    expect(conflict).toMatchObject({ streamName: 'ours-1', expectedVersion: 'no_stream', actualVersion: 2n });
  });

  it('keeps many in flight apart', async () => {
    const streams = Array.from({ length: 200 }, (_, n) => `ours-${n}`);
    const written = await Promise.all(
      streams.map((stream, n) => append(client, stream, -1, newEvents(1 + (n % 3)))),
    );
    expect(written.map((w) => w.nextExpectedRevision)).toEqual(streams.map((_, n) => BigInt(n % 3)));
    const statistics = double.log.records.filter((record) => record.stream.startsWith('$stats'));
    expect(statistics.length).toBeGreaterThanOrEqual(200 / 25);
  });

  it('arrives in several parts', async () => {
    const options = { expectedRevision: 'no_stream', batchAppendSize: 200 } as const;
    expect(await client.appendToStream('ours-1', newEvents(20), options)).toMatchObject({
      nextExpectedRevision: 19n,
    });
    expect((await readStream('ours-1')).map((e) => e.revision)).toEqual(
      Array.from({ length: 20 }, (_, n) => BigInt(n)),
    );
  });

  it('again, with the same ids and revision, is answered as the first time, whatever its content', async () => {
    const events = newEvents(3);
    const first = await append(client, 'ours-1', -1, events);
    await append(client, 'ours-1', 2, newEvents(2));
    expect(await append(client, 'ours-1', -1, events)).toEqual(first);
    expect(await append(client, 'ours-1', 0, events.slice(1))).toEqual(first);
    const changed = events.map(({ id }) => jsonEvent({ id, type: 'Other', data: {} }));
    expect(await append(client, 'ours-1', -1, changed)).toEqual(first);
    expect(await readStream('ours-1')).toHaveLength(5);
  });

  it.each([
    ['another first id', -1, [3, 1, 2]],
    ['another last id', -1, [0, 1, 3]],
    ['one more', -1, [0, 1, 2, 3]],
    ['a gap', 4, [3]],
    ['the wrong place', 1, [0]],
  ])('that is no retry is refused with the current revision: %s', async (_, after, which) => {
    const events = newEvents(4);
    await append(client, 'ours-1', -1, events.slice(0, 3));
    const conflict = await refusalOf(
      append(
        client,
        'ours-1',
        after,
        which.map((n) => events[n]!),
      ),
    );
    expect(conflict).toBeInstanceOf(WrongExpectedVersionError);
    expect(conflict).toMatchObject({ actualVersion: 2n });
    expect(await readStream('ours-1')).toHaveLength(3);
  });

  it('to a stream that is not there, after a revision, is refused: there is no stream', async () => {
    expect(await refusalOf(append(client, 'ours-1', 3, newEvents(1)))).toMatchObject({
      actualVersion: 'no_stream',
    });
  });

  it('that is too large as a whole is refused, and one of just the size is not', async () => {
    const sized = (bytes: number) => jsonEvent({ type: 'T', data: 'x'.repeat(bytes - 4) });
    const half = 512 * 1024;
    const refused = await refusalOf(append(client, 'ours-1', -1, [sized(half), sized(half + 1)]));
    expect(refused).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(refused).toMatchObject({ maxAppendSize: 1024 * 1024 });
    await append(client, 'ours-1', -1, [sized(half), sized(half)]);
  });
});

describe('a read of the double', () => {
  it('says when there is no stream', async () => {
    const refusal = await refusalOf(readStream('ours-1'));
    expect(refusal).toBeInstanceOf(StreamNotFoundError);
  });

  it('gives a stream from anywhere, in both directions, as many as asked for', async () => {
    await append(client, 'ours-1', -1, newEvents(70));
    const revisions = async (options: object) =>
      (await readStream('ours-1', options)).map((e) => Number(e.revision));
    expect(await revisions({ fromRevision: 67n })).toEqual([67, 68, 69]);
    expect(await revisions({ fromRevision: 70n })).toEqual([]);
    expect(await revisions({ fromRevision: 5n, maxCount: 2 })).toEqual([5, 6]);
    expect(await revisions({ direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([69, 68]);
    expect(await revisions({ direction: 'backwards', fromRevision: 1n })).toEqual([1, 0]);
  });

  it('tells no position in a stream, unless it is set up to', async () => {
    await append(client, 'ours-1', -1, newEvents(1));
    expect((await readStream('ours-1'))[0]?.position).toEqual({ commit: NO_POSITION, prepare: NO_POSITION });
    const telling = await startWireDouble({ streamReadsTellPositions: true });
    const asking = connect(telling.url);
    const { position } = await append(asking, 'ours-1', -1, newEvents(1));
    for await (const { event } of asking.readStream('ours-1')) expect(event?.position).toEqual(position);
    await asking.dispose();
    await telling.close();
  });

  it('of everything has positions of any size, one for each event, and others among ours', async () => {
    await append(client, 'ours-1', -1, newEvents(30));
    double.plantForeignEvents(5);
    await append(client, 'ours-1', 29, newEvents(1));
    const all = await readAll(START);
    const commits = all.map((e) => e.position!.commit);
    expect(all.every(({ position }) => position?.commit === position?.prepare)).toBe(true);
    expect(commits).toEqual([...new Set(commits)].sort((a, b) => (a < b ? -1 : 1)));
    expect(commits.every((commit) => commit > BigInt(Number.MAX_SAFE_INTEGER))).toBe(true);
    expect(new Set(commits.slice(1).map((commit, i) => commit - commits[i]!)).size).toBeGreaterThan(1);
    expect(all[0]?.streamId).toMatch(/^\$/);
    expect(all.filter((e) => !e.streamId.startsWith('ours-')).length).toBeGreaterThanOrEqual(8);
  });

  it('of everything includes the event at a position forwards, and excludes it backwards', async () => {
    await append(client, 'ours-1', -1, newEvents(50));
    const all = await readAll(START);
    const { position } = all[20]!;
    expect(await readAll(position!)).toEqual(all.slice(20));
    expect(await readAll(position!, 'backwards')).toEqual(all.slice(0, 20).reverse());
    expect(await readAll(END, 'backwards')).toEqual([...all].reverse());
    expect(await readAll(END)).toEqual([]);
    expect(await readAll(START, 'backwards')).toEqual([]);
  });

  it('of everything from a place that is no record is an error; past the last event only backwards', async () => {
    const { position } = await append(client, 'ours-1', -1, newEvents(3));
    const [within, beyond] = [later(position!, -1n), later(position!, 1_000_000n)];
    expect(await refusalOf(readAll(within))).toMatchObject({ code: 2 });
    expect(await refusalOf(readAll(within, 'backwards'))).toMatchObject({ code: 2 });
    expect(await readAll(beyond)).toEqual([]);
    expect(await refusalOf(readAll(beyond, 'backwards'))).toMatchObject({ code: 2 });
  });
});

describe('a subscription to the double', () => {
  it('is confirmed, catches up, says so, and goes on live, with one prefix only', async () => {
    const old = newEvents(100);
    await append(client, 'ours-1', -1, old);
    double.plantForeignEvents(100);
    const heard = listenTo(client, 'ours-');
    await until(() => heard.said.includes('caughtUp'));
    expect(heard.said[0]).toBe('confirmation');
    expect(heard.said.at(-1)).toBe('caughtUp');
    const fresh = newEvents(5);
    await append(client, 'ours-1', 99, fresh);
    await until(() => heard.ids.length === 105);
    expect(heard.ids).toEqual([...old, ...fresh].map((e) => e.id));
  });

  it('gives everything without a filter, and then no checkpoints', async () => {
    await append(client, 'ours-1', -1, newEvents(100));
    const heard = listenTo(client);
    await until(() => heard.said.includes('caughtUp'));
    expect(heard.ids).toEqual((await readAll(START)).map((e) => e.id));
    expect(heard.checkpoints).toEqual([]);
  });

  it('begins strictly after a position', async () => {
    await append(client, 'ours-1', -1, newEvents(50));
    const all = await readAll(START);
    const heard = listenTo(client, undefined, all[20]!.position);
    await until(() => heard.said.includes('caughtUp'));
    expect(heard.ids).toEqual(all.slice(21).map((e) => e.id));
    const fromLast = listenTo(client, undefined, all.at(-1)!.position);
    await until(() => fromLast.said.includes('caughtUp'));
    const fresh = newEvents(1);
    await append(client, 'ours-1', 49, fresh);
    await until(() => fromLast.ids.length > 0);
    expect(fromLast.ids).toEqual(fresh.map((e) => e.id));
  });

  it('tells of checkpoints while nothing passes the filter, catching up and live', async () => {
    double.plantForeignEvents(200);
    const heard = listenTo(client, 'ours-');
    await until(() => heard.said.includes('caughtUp'));
    const caughtUpWith = heard.checkpoints.length;
    expect(caughtUpWith).toBeGreaterThanOrEqual(200 / 32);
    for (let n = 0; n < 10; n += 1) {
      double.plantForeignEvents(10);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await until(() => heard.checkpoints.length > caughtUpWith);
    const commits = heard.checkpoints.map((c) => c.commit);
    expect(commits).toEqual([...commits].sort((a, b) => (a < b ? -1 : 1)));
    expect(heard.ids).toEqual([]);
  });

  it('from a place that is no record is an error; from beyond the last event it passes over what comes', async () => {
    const { position } = await append(client, 'ours-1', -1, newEvents(3));
    const within = listenTo(client, 'ours-', later(position!, -1n));
    await until(() => within.errors.length > 0);
    expect(within.errors[0]).toMatchObject({ code: 3 });
    const end = { commit: double.log.end(), prepare: double.log.end() };
    const beyond = listenTo(client, 'ours-', end);
    await until(() => beyond.said.includes('caughtUp'));
    const fresh = newEvents(2);
    await append(client, 'ours-1', 2, fresh);
    await until(() => beyond.ids.length > 0);
    expect(beyond.ids).toEqual([fresh[1]?.id]);
  });

  it('waits for a slow reader', async () => {
    const large = (): EventData => jsonEvent({ type: 'Large', data: { text: 'x'.repeat(100_000) } });
    for (let n = 0; n < 20; n += 1) {
      await append(client, 'ours-1', n * 10 - 1, Array.from({ length: 10 }, large));
    }
    // A delay of nothing changes nothing, but counts what is given.
    double.faults.switchOn('subscription-delay', { milliseconds: 0 });
    const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['ours-'] }) });
    await until(() => double.faults.struck('subscription-delay') > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(double.faults.struck('subscription-delay')).toBeLessThan(150);
    let seen = 0;
    for await (const _ of subscription) if ((seen += 1) === 200) break;
    await subscription.unsubscribe();
    expect(double.faults.struck('subscription-delay')).toBe(200);
  });
});

describe('finding the double', () => {
  it('is possible by gossip', async () => {
    const found = connect(double.url.replace('esdb://', 'esdb+discover://'));
    expect(await append(found, 'ours-1', -1, newEvents(1))).toMatchObject({ success: true });
    await found.dispose();
  });
});
