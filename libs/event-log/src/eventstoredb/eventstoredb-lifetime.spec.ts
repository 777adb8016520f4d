import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { event, events, everything, refusalOf } from '../../spec/synthetic-events.js';
import {
  CREDENTIALS,
  startWireDouble,
  type WireDouble,
  type WireDoubleSettings,
} from '../../spec/wire-double/wire-double.js';
import { type EventLog, LogUnavailable, UnknownPosition } from '../event-log.js';
import { openEventStoreDbEventLog } from './eventstoredb-event-log.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function started(settings: WireDoubleSettings = {}): Promise<WireDouble> {
  const double = await startWireDouble(settings);
  opened.push(double);
  return double;
}

function openedAt(url: string): EventLog {
  const env = { PATHWAYS_LOG_USER: CREDENTIALS.username, PATHWAYS_LOG_PASSWORD: CREDENTIALS.password };
  const log = openEventStoreDbEventLog(url, env);
  opened.push(log);
  return log;
}

const socketsOfThisProcess = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

describe('a log that is read and followed again and again', () => {
  it.each([{ tls: false }, { tls: true }])(
    'keeps to its few connections, and lets go of them: %j',
    async (settings) => {
      const before = socketsOfThisProcess();
      const double = await started(settings);
      const log = openedAt(double.url);
      await log.append('s', 0, events('c1', 3));
      for (let n = 0; n < 30; n += 1) {
        expect(await everything(log)).toHaveLength(3);
        const stop = new AbortController();
        for await (const batch of log.follow({ signal: stop.signal })) if (batch.length > 0) stop.abort();
      }
      // Each has two ends here and two in the relay before the double.
      expect(socketsOfThisProcess() - before).toBeLessThanOrEqual(3 * 4);
      await log.close();
      for (let n = 0; n < 100 && socketsOfThisProcess() > before; n += 1) await sleep(50);
      expect(socketsOfThisProcess()).toBeLessThanOrEqual(before);
    },
  );
});

describe('a log that is closed while it is read', () => {
  it('hands out no part for the whole', async () => {
    const double = await started();
    const log = openedAt(double.url);
    await log.append('s', 0, events('c1', 20));
    double.faults.switchOn('read-silence', { afterEvents: 5 });
    const readings = [log.readStream('s'), log.head(), log.readStream('s', 2)].map(refusalOf);
    await sleep(200);
    await log.close();
    for (const refusal of await Promise.all(readings))
      expect(refusal).toMatchObject({ name: 'LogUnavailable', message: 'The event log is closed.' });
  });
});

describe('a cluster that goes down node by node', () => {
  it('leaves no rejection that nobody hears, which would end the process', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    const double = await started();
    const log = openedAt(double.url.replace('esdb://', 'esdb+discover://'));
    await log.append('s', 0, events('c1', 3));
    // One read hangs, the next is refused and looks for another node; then all connections are lost.
    double.faults.switchOn('read-silence', { times: 1, afterEvents: 1 });
    const hanging = log.readStream('s').catch(() => undefined);
    await sleep(200);
    double.faults.switchOn('read-not-ready', { times: 1 });
    const refused = log.readStream('s').catch(() => undefined);
    while (double.faults.struck('read-not-ready') === 0) await sleep(1);
    await sleep(15);
    double.freeze();
    await sleep(500);
    await double.stop();
    await Promise.all([hanging, refused]);
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });
});

describe('a server that was restored from an older copy', () => {
  /** The log as it was followed to its end, and the server that is then found at the same address. */
  async function restored() {
    const current = await startWireDouble();
    const log = openedAt(current.url);
    await log.append('s', 0, events('c1', 20));
    const stop = new AbortController();
    const following = log.follow({ signal: stop.signal })[Symbol.asyncIterator]();
    for (let seen = 0; seen < 20;) seen += (await following.next()).value?.length ?? 20;
    await log.head();
    await current.close();
    const older = await started({ port: current.port });
    return { log, older, following };
  }

  it('is not followed from where it has not come to: it would skip what comes first', async () => {
    const { log, following } = await restored();
    const next = refusalOf(following.next());
    await log.append('s', 0, events('c1', 3));
    expect(await next).toBeInstanceOf(UnknownPosition);
  });

  it('is not taken for as long as it was', async () => {
    const { log, older } = await restored();
    older.plantForeignEvents(10);
    expect(await log.head()).toBeUndefined();
  });
});

describe('many appends to one stream of a silent server', () => {
  it('do not wait for each other without end', async () => {
    const double = await started();
    const log = openedAt(double.url);
    double.faults.switchOn('append-silence-before-write');
    const begun = performance.now();
    const refusals = await Promise.all(
      Array.from({ length: 5 }, (_, n) => refusalOf(log.append('s', 0, [event(`c${n}`)]))),
    );
    expect(performance.now() - begun).toBeLessThan(20_000);
    for (const refusal of refusals.slice(1)) expect(refusal).toBeInstanceOf(LogUnavailable);
  }, 90_000);
});

describe('an event after a long quiet', () => {
  it('that is on its way is no interruption', async () => {
    const double = await started();
    const log = openedAt(double.url);
    const stop = new AbortController();
    const interruptions: string[] = [];
    const following = log
      .follow({ signal: stop.signal, onInterruption: (reason) => interruptions.push(reason) })
      [Symbol.asyncIterator]();
    const next = following.next();
    double.faults.switchOn('subscription-delay', { milliseconds: 600 });
    await sleep(3_800);
    await log.append('s', 0, events('c1', 1));
    expect((await next).value).toHaveLength(1);
    expect(interruptions).toEqual([]);
    stop.abort();
  });
});

describe('streams of other applications whose names begin as ours do', () => {
  it.each(['pathways.%zz', 'pathways.%73', 'pathways.a b'])("stand in nobody's way: %s", async (stream) => {
    const double = await started();
    const log = openedAt(double.url);
    await log.append('s', 0, events('c1', 1));
    const record = {
      id: '00000000-0000-4000-8000-000000000001',
      type: 'SomethingElse',
      isJson: true,
      data: Buffer.from('{}'),
      metadata: new Uint8Array(),
    };
    double.log.append(stream, 'no_stream', [record]);
    expect((await everything(log)).map(({ id }) => id)).toEqual([event('c1').id]);
  });
});
