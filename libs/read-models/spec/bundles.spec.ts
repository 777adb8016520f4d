/** Handed over in bundles or one by one, the facts of a log come to the same rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventLog, StoredEvent } from '#event-log/event-log';
import { openEventLog } from '#event-log/open';
import { everyRow } from './everything-asked.js';
import { openedModel } from './opened-model.js';
import { careers } from './random-careers.js';

async function rowsFrom(log: EventLog): Promise<unknown> {
  const model = await openedModel({ folder: ':memory:', log });
  try {
    expect(await model.waitFor((await log.head())!, 30_000)).toBe(true);
    return await everyRow(model);
  } finally {
    await model.close();
  }
}

const oneByOne = ({ readBundles: _none, ...log }: EventLog): EventLog => log;

/** One of a type that nobody knows, and one with half a character, among the others. */
const withOddOnes = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
  events.map((event, n) => {
    if (n % 97 === 96) return { ...event, type: 'NobodyKnows' };
    return n % 89 === 88 ? { ...event, data: event.data.replace(/}$/, ',"note":"\\ud83d"}') } : event;
  });

it('gives the same rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  const [events] = fc.sample(careers(60), { numRuns: 1, seed: 7 }) as [readonly StoredEvent[]];
  const log = await openEventLog(`sqlite:${join(folder, 'log.sqlite')}`);
  try {
    for (const event of withOddOnes(events)) await log.append(event.stream, event.revision - 1, [event]);
    expect(log.readBundles).toBeDefined();
    expect(await rowsFrom(log)).toEqual(await rowsFrom(oneByOne(log)));
  } finally {
    await log.close();
    rmSync(folder, { recursive: true });
  }
});
