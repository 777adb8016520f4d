import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventLog, type StoredEvent, UnknownPosition } from '#event-log/event-log';
import { headcount } from '../src/pipeline/headcount.js';
import { NotBuiltYet } from '../src/read-model.js';
import { everythingAsked } from './everything-asked.js';
import { memoryLog } from './memory-log.js';
import { openedModel, type OpenedModel, withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import { type Trouble, troubledLog } from './troubled-log.js';

const view = { asOf: '2020-01-01' };
const [events] = fc.sample(careers(20), { numRuns: 1, seed: 5 }) as [readonly StoredEvent[]];
const some = events.slice(0, 70);

let folder: string;
let model: OpenedModel | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-model-outage-'));
});
afterEach(async () => {
  await model?.close();
  model = undefined;
  rmSync(folder, { recursive: true });
});

const opened = async (log: EventLog): Promise<OpenedModel> => (model = await openedModel({ folder, log }));
const answers = (of: OpenedModel): Promise<unknown> => everythingAsked(of, view);
const answersTo = (of: readonly StoredEvent[]): Promise<unknown> => withModel(of, answers);
const warningsOf = async (of: OpenedModel) => (await headcount(of, view)).basis.warnings;
const OUT_OF_REACH = expect.stringContaining('The event log cannot be reached');

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > 20_000) throw new Error(`It did not come to that: ${JSON.stringify(model?.status())}`);
    await sleep(20);
  }
}
const caughtUp = (): Promise<void> => until(() => model!.status().caughtUp && model!.status().logReachable);

describe.each(['refused', 'silent'] as const)('a log out of reach at the start (%s)', (trouble) => {
  it('is waited for; nothing is answered before there is anything to answer from', async () => {
    const log = troubledLog(events);
    log.cut(trouble);
    const waiting = await opened(log);
    expect(waiting.status()).toMatchObject({ generation: null, logReachable: false, failure: null });
    expect(await waiting.waitForStart(0)).toBe(false);
    await expect(headcount(waiting, view)).rejects.toThrow(NotBuiltYet);
    log.mend();
    await caughtUp();
    expect(await answers(waiting)).toEqual(await answersTo(events));
  });

  it('does not keep what is on disk from answering, with a warning; it goes on once the log answers', async () => {
    await withModel(some, async () => {}, folder);
    const log = troubledLog(events);
    log.cut(trouble);
    const standing = await opened(log);
    expect(await standing.waitForStart(0)).toBe(true);
    expect(await warningsOf(standing)).toEqual([OUT_OF_REACH]);
    expect(standing.status()).toMatchObject({ factsApplied: 70, caughtUp: false, logReachable: false });
    log.mend();
    await caughtUp();
    expect(standing.status()).toMatchObject({ generation: 1, factsApplied: events.length });
    expect(await answers(standing)).toEqual(await answersTo(events));
  });

  it('may turn out to be another one: then all is built anew from it', async () => {
    const others = some.map((event) => ({ ...event, id: `another-${event.id}` }));
    await withModel(others, async () => {}, folder);
    const log = troubledLog(events);
    log.cut(trouble);
    const standing = await opened(log);
    expect(standing.status()).toMatchObject({ generation: 1 });
    log.mend();
    await until(() => standing.status().generation === 2);
    await caughtUp();
    expect(await answers(standing)).toEqual(await answersTo(events));
  });
});

it('a log of which an older copy was restored meanwhile is not gone on with: all is built anew from it', async () => {
  const older = some.slice(0, 40);
  let current = memoryLog(some);
  let restored = new AbortController();
  const log: EventLog = {
    ...current,
    head: () => current.head(),
    eventAt: (position) => current.eventAt(position),
    async *follow(options) {
      if (options.after && !(await current.eventAt(options.after)))
        throw new UnknownPosition('It is not there.');
      yield* current.follow({ ...options, signal: AbortSignal.any([options.signal, restored.signal]) });
    },
  };
  const standing = await opened(log);
  await caughtUp();
  const breakOff = restored;
  restored = new AbortController();
  current = memoryLog(older);
  breakOff.abort();
  await until(() => standing.status().generation === 2);
  await caughtUp();
  expect(standing.status()).toMatchObject({ factsApplied: 40, failure: null });
  expect(await answers(standing)).toEqual(await answersTo(older));
});

describe('a log that is interrupted', () => {
  const turns: readonly Trouble[] = ['refused', 'ended'];

  it.each([1, 7, 20, 64])('every %i events is followed to the end, each fact once', async (every) => {
    const log = troubledLog(events, 7);
    const times = Math.floor(40 / Math.sqrt(every));
    log.breakOffAfter(
      every,
      Array.from({ length: times }, (_, n) => turns[n % 2]!),
    );
    const interrupted = await opened(log);
    await until(
      () => interrupted.status().factsApplied === events.length && interrupted.status().standstill === null,
    );
    expect(interrupted.status().interruptions).toBeGreaterThan(0);
    expect(interrupted.status()).toMatchObject({ failure: null, parkedStreams: 0 });
    expect(await answers(interrupted)).toEqual(await answersTo(events));
  });

  it('and falls out of reach leaves the answers, with a warning, and says how long they are behind', async () => {
    const log = troubledLog(some);
    const standing = await opened(log);
    await caughtUp();
    expect(await warningsOf(standing)).toEqual([]);
    log.cut('refused');
    await until(() => !standing.status().logReachable);
    expect(await warningsOf(standing)).toEqual([OUT_OF_REACH]);
    const before = standing.status().secondsBehind;
    await sleep(1_500);
    expect(standing.status().secondsBehind).toBeGreaterThan(before + 1);
    log.add(events.slice(70));
    log.mend();
    await caughtUp();
    expect(standing.status().secondsBehind).toBe(0);
    expect(await answers(standing)).toEqual(await answersTo(events));
  });

  it('may be closed upon while it does not answer', async () => {
    const log = troubledLog(some);
    log.cut('silent');
    const hanging = await opened(log);
    const start = performance.now();
    await hanging.close();
    model = undefined;
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});

it('an error that no other attempt would mend stops it, and is seen in every answer', async () => {
  const log = troubledLog(some);
  let isBroken = false;
  const comparePositions: EventLog['comparePositions'] = (a, b) => {
    if (isBroken) throw new TypeError('That is not a position of this log.');
    return log.comparePositions(a, b);
  };
  const standing = await opened({ ...log, comparePositions });
  await caughtUp();
  isBroken = true;
  log.add(events.slice(70));
  await until(() => standing.status().failure !== null);
  expect(await warningsOf(standing)).toEqual([expect.stringContaining('stopped at an older position')]);
  expect(await standing.waitFor('p99', 60_000)).toBe(false);
});
