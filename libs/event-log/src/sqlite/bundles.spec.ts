import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { event } from '../../spec/synthetic-events.js';
import { type EventLog, type NewEvent, PART } from '../event-log.js';
import { openSqliteEventLog } from './sqlite-event-log.js';

let folder: string;
let log: EventLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
  log = openSqliteEventLog(join(folder, 'log.sqlite'));
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

const kinds = [
  { type: 'Needed', version: 1 },
  { type: 'Needless', version: 1 },
];
const reported = (system: string) => JSON.stringify({ source: { system, id: 'x' } });
const needed = (n: number, more: Partial<NewEvent> = {}): NewEvent => ({
  ...event(`n${n}`),
  type: 'Needed',
  ...more,
});

const written = (events: readonly NewEvent[]) => log.append('s', 0, events);

/** Of each portion how many events it brings in a bundle, or the ids of those that come one by one. */
async function portions(size: number): Promise<readonly (number | readonly string[])[]> {
  const found: (number | readonly string[])[] = [];
  for await (const portion of log.readBundles!({ size, kinds, without: kinds.slice(1) }))
    found.push('texts' in portion ? portion.events : portion.map(({ id }) => id));
  return found;
}

it('hands over events side by side, without those that the reader does without, and says how far it has come', async () => {
  await written([
    needed(1, { metadata: reported('gias') }),
    { ...event('c'), type: 'Needless' },
    needed(2, { metadata: '{"commandId":"k"}' }),
    needed(3),
    { ...event('d'), type: 'Needless' },
  ]);
  const found = [];
  for await (const portion of log.readBundles!({ size: 2, kinds, without: kinds.slice(1) }))
    found.push(portion);
  const [first, second] = found as { events: number; texts: Record<string, string>; last: object }[];
  expect(found).toHaveLength(2);
  expect(first!.events).toBe(2);
  expect(first!.texts.position).toBe(`1${PART}3`);
  expect(first!.texts.id).toBe(`${needed(1).id}${PART}${needed(2).id}`);
  expect(first!.texts.reportedBy).toBe(`gias${PART}`);
  expect(first!.last).toEqual({ position: '3', id: needed(2).id });
  expect(second!.events).toBe(1);
  expect(second!.last).toEqual({ position: '5', id: event('d').id });
});

it('hands over one by one what is strange, large, holds a part, or was reported by a system that must be read', async () => {
  const cases: readonly Partial<NewEvent>[] = [
    { type: 'Unknown' },
    { version: 2 },
    { data: JSON.stringify({ text: 'x'.repeat(20_000) }) },
    { data: `{"text":"${PART}"}` },
    { id: `a${PART}b` },
    { effectiveOn: `2020-01-0${PART}` },
    { metadata: reported('a"b') },
    { metadata: '{"commandId":"k","source":{"system":"gias","id":"x"}}' },
  ];
  await written(cases.flatMap((more, n) => [needed(2 * n), needed(2 * n + 1, { id: `odd-${n}`, ...more })]));
  const found = await portions(2);
  expect(found).toHaveLength(cases.length);
  found.forEach((portion, n) => expect(portion).toEqual([needed(2 * n).id, expect.any(String)]));
});

it('ends at the head, and brings nothing of an empty log', async () => {
  expect(await portions(10)).toEqual([]);
  await written(Array.from({ length: 7 }, (_, n) => needed(n)));
  expect(await portions(3)).toEqual([3, 3, 1]);
});
