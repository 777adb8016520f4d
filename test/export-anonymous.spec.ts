/** The de-identified stream of events: every record that is released is that of k people at least. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DeIdentifiedProfile } from '#read-models/exporting/described/manifest';
import { csvIn, made, sealsOf } from './extract-made.js';
import { eventsIn, fill, folderOfLogs } from './log-run.js';

const { folder, url } = folderOfLogs();
const LOG = url('teachers');
const K = 10;
const deIdentified = (k: number) => ({ profile: 'de-identified', k, formats: ['csv'] }) as const;
const at = (name: string): string => join(folder, name);

let profile: DeIdentifiedProfile;
beforeAll(async () => {
  await fill(LOG, 1_500);
  profile = (await made(at('stream'), LOG, deIdentified(K))).profile as DeIdentifiedProfile;
});

/** Each record as all that is told of it: every column of every step. */
function records(name: string): readonly string[] {
  const told = new Map<string, string[]>();
  for (const { record, ...row } of csvIn(at(name), 'event_stream'))
    told.set(record!, [...(told.get(record!) ?? []), JSON.stringify(row)]);
  return [...told.values()].map((steps) => steps.join());
}

const smallest = (values: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.min(...counts.values());
};

describe('a de-identified stream', () => {
  it('has no record that fewer than k people share, as a whole', () => {
    expect(smallest(records('stream'))).toBeGreaterThanOrEqual(K);
  });

  it('has none in any combination of its columns either', () => {
    const rows = csvIn(at('stream'), 'event_stream');
    for (const columns of subsets(profile.quasiIdentifiers)) {
      const people = new Map<string, Set<string>>();
      for (const row of rows) {
        const key = JSON.stringify(columns.map((column) => row[column]));
        people.set(key, (people.get(key) ?? new Set()).add(row['record']!));
      }
      expect(Math.min(...[...people.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(K);
    }
  });

  it.each([2, 25])('holds for k = %d', async (k) => {
    await made(at(`k${k}`), LOG, deIdentified(k));
    expect(smallest(records(`k${k}`))).toBeGreaterThanOrEqual(k);
  });

  it('tells what was coarsened, and how much was left out', () => {
    const { counts, k, quasiIdentifiers } = profile;
    expect(k).toBe(K);
    expect(quasiIdentifiers).toEqual(['step', 'academic_year', 'term', 'event', 'route', 'phase', 'region']);
    const told = Object.entries(counts).filter(([name]) => name.startsWith('teachers told'));
    const released = told.reduce((sum, [, teachers]) => sum + teachers, 0);
    expect(released).toBe(new Set(records('stream').map((_, place) => place)).size);
    expect(released + counts['teachersSuppressed']!).toBe(counts['teachers']);
    const rows = csvIn(at('stream'), 'event_stream').length;
    expect(counts).toMatchObject({ eventsReleased: rows, eventsSuppressed: counts['events']! - rows });
    expect(rows).toBeGreaterThan(counts['events']! / 4);
  });

  it('holds no id, no pseudonym, no day and no school', async () => {
    const files = readdirSync(at('stream')).toSorted();
    expect(files).toEqual(['CITATION.cff', 'datapackage.json', 'dictionary.csv', 'event_stream.csv', 'manifest.json']);
    const stream = readFileSync(join(at('stream'), 'event_stream.csv'), 'utf8');
    expect(stream).not.toMatch(/\d{4}-\d{2}-\d{2}|[0-9a-f]{12}|synthetic/);
    const ids = new Set((await eventsIn(LOG)).map(({ id }) => id));
    for (const word of stream.split(/[,\n]/)) expect(ids.has(word)).toBe(false);
  }); // prettier-ignore

  it('comes to the same bytes again', async () => {
    await made(at('again'), LOG, deIdentified(K), { limits: { memory: '250MB', threads: 3 } });
    expect(sealsOf(at('again'))).toEqual(sealsOf(at('stream')));
  });
});

const subsets = (columns: readonly string[]): readonly (readonly string[])[] =>
  columns.reduce<readonly (readonly string[])[]>(
    (all, column) => [...all, ...all.map((each) => [...each, column])],
    [[]],
  );
