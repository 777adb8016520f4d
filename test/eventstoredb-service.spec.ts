import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startWireDouble, type WireDouble } from '../libs/event-log/spec/wire-double/wire-double.js';
import type { GraphQLReplyError, Recorded } from './running-api.js';
import { type Service, startService } from './service-process.js';

/** The built service on the wire double of an EventStoreDB server, which fails it in every way. */

let double: WireDouble;
let folder: string;
let services: Service[];

beforeEach(async () => {
  double = await startWireDouble();
  folder = await mkdtemp(join(tmpdir(), 'pathways-esdb-'));
  services = [];
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.stop('SIGKILL')));
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

async function startOn(name: string): Promise<Service> {
  const service = await startService(join(folder, name), { PATHWAYS_LOG: double.url });
  services.push(service);
  return service;
}

interface Ready {
  readonly status: number;
  readonly told: string;
}

async function readiness({ url }: Service): Promise<Ready> {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, told: await response.text() };
}

async function until<T>(look: () => Promise<T>, isIt: (seen: T) => boolean, ms = 60_000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const seen = await look();
    if (isIt(seen)) return seen;
    if (performance.now() > end) throw new Error(`It did not come about: ${JSON.stringify(seen)}`);
    await sleep(100);
  }
}

const untilReady = (service: Service) =>
  until(
    () => readiness(service),
    ({ status }) => status === 200,
  );

type Verb = 'registerTeacher' | 'awardQts';

interface Said {
  readonly verb: Verb;
  readonly input: { readonly commandId: string; readonly teacherId: string; readonly effectiveOn: string };
}

/** What was said, and what of it was acknowledged. All people here are synthetic. */
class Book {
  readonly said = new Map<string, Said>();
  readonly acknowledged = new Map<string, Recorded>();
  readonly codes = new Set<unknown>();

  /** Registers a teacher, then awards QTS, whatever becomes of it. */
  async say(service: Service, name: string): Promise<void> {
    const teacherId = `synthetic-${name}`;
    const effectiveOn = '2019-09-01';
    for (const [verb, fields] of [
      ['registerTeacher', {}],
      ['awardQts', { route: 'assessment_only' }],
    ] as const)
      await this.sayOnce(service, {
        verb,
        input: { commandId: `${name}/${verb}`, teacherId, effectiveOn, ...fields },
      });
  }

  private async sayOnce(service: Service, said: Said): Promise<void> {
    this.said.set(said.input.commandId, said);
    const outcome = await service.say(said.verb, said.input).catch((error: Error) => {
      for (const { extensions } of JSON.parse(error.message) as readonly GraphQLReplyError[])
        this.codes.add(extensions?.code);
      return undefined;
    });
    if (outcome?.__typename === 'Recorded') this.acknowledged.set(said.input.commandId, outcome);
    else if (outcome) this.codes.add(outcome.code);
  }

  /** Says one thing after another until told to stop. */
  async keepSaying(service: Service, name: string, stop: AbortSignal): Promise<void> {
    for (let n = 0; !stop.aborted; n += 1) await this.say(service, `${name}-${n}`);
  }

  /** What was never acknowledged is said again with its id. */
  async sayAgain(service: Service): Promise<void> {
    for (const [id, said] of this.said) if (!this.acknowledged.has(id)) await this.sayOnce(service, said);
  }

  positionOf(name: string): string {
    const recorded = this.acknowledged.get(`${name}/awardQts`);
    if (!recorded) throw new Error(`Not acknowledged: ${name}; ${[...this.codes].join(', ')}`);
    return recorded.position;
  }
}

/** The commands whose events stand in the double's log, in its order. */
const stored = (): readonly string[] =>
  double.log.records
    .filter(({ stream }) => stream.startsWith('pathways.'))
    .map(
      ({ metadata }) =>
        (JSON.parse(Buffer.from(metadata).toString()) as { metadata: { commandId: string } }).metadata
          .commandId,
    );

const COHORTS = `query ($at: String!) {
  cohorts(asOf: "2020-01-01", atLeast: $at) { cohorts { cohort qualified } basis { position n } }
}`;

/** Each was stored once, and both services answer alike and as a service that begins with nothing. */
async function expectNothingLostOrDoubled(book: Book, position: string): Promise<void> {
  expect(stored().toSorted()).toEqual([...book.said.keys()].toSorted());
  const fresh = await startOn(`fresh-${services.length}`);
  await untilReady(fresh);
  const answers = await Promise.all(services.map((service) => service.ask(COHORTS, { at: position })));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
}

describe('the service on a log that', () => {
  it('is down at the start: it stays up, says what is wrong, and is ready by itself once the log is there', async () => {
    await double.stop();
    const service = await startOn('one');
    const notReady = await until(
      () => readiness(service),
      ({ status }) => status === 503,
    );
    expect(notReady.told).toMatch(/event log/i);
    expect(notReady.told).not.toContain('esdb');
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    const book = new Book();
    await book.say(service, 'early');
    expect([...book.codes]).toEqual(['LOG_UNAVAILABLE']);

    await double.start();
    await untilReady(service);
    await book.sayAgain(service);
    await expectNothingLostOrDoubled(book, book.positionOf('early'));
  });

  it('is down for 30 s during writes and during catch-up', async () => {
    const book = new Book();
    const writing = await startOn('writing');
    await untilReady(writing);
    for (let n = 0; n < 300; n += 1) await book.say(writing, `old-${n}`);
    double.faults.switchOn('subscription-delay', { milliseconds: 20 });
    const catchingUp = await startOn('catching-up');
    const stop = new AbortController();
    const saying = Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => book.keepSaying(writing, name, stop.signal)),
    );
    await sleep(1_000);
    await double.stop();
    await until(
      () => readiness(writing),
      ({ status }) => status === 503,
    );
    await sleep(30_000);
    double.faults.switchOff();
    await double.start();
    await untilReady(writing);
    await sleep(1_000);
    stop.abort();
    await saying;
    await untilReady(catchingUp);
    expect(
      [...book.codes].filter(
        (code) => !['LOG_UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_REGISTERED'].includes(String(code)),
      ),
    ).toEqual([]);
    expect(book.codes.size).toBeGreaterThan(0);

    await book.sayAgain(writing);
    await book.say(writing, 'last');
    await expectNothingLostOrDoubled(book, book.positionOf('last'));
  });

  it('is slow, is restarted, and whose connections freeze', async () => {
    const book = new Book();
    const [one, two] = await Promise.all([startOn('one'), startOn('two')]);
    await Promise.all([untilReady(one), untilReady(two)]);
    const stop = new AbortController();
    const saying = Promise.all(
      [one, two, one, two].map((service, n) => book.keepSaying(service, `w${n}`, stop.signal)),
    );

    double.faults.switchOn('append-delay', { times: 6, milliseconds: 1_500 });
    double.faults.switchOn('read-delay', { times: 6, milliseconds: 500 });
    await sleep(4_000);
    for (let restart = 0; restart < 3; restart += 1) {
      await double.stop();
      await sleep(300);
      await double.start();
      await sleep(1_000);
    }
    double.freeze();
    await sleep(12_000);
    double.thaw();
    await sleep(3_000);
    stop.abort();
    await saying;
    await Promise.all([untilReady(one), untilReady(two)]);

    await book.sayAgain(one);
    await book.say(two, 'last');
    await expectNothingLostOrDoubled(book, book.positionOf('last'));
    expect(await one.stop('SIGTERM')).toBe(0);
  });
});
