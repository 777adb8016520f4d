import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DeIdentifiedProfile } from '#read-models/exporting/described/manifest';
import { csvIn, made, ofProject } from '../extract-made.js';
import { fill, folderOfLogs } from '../log-run.js';

jest.setTimeout(240_000);
const { folder, url } = folderOfLogs();
const LOG = url('teachers');
const K = 10;

let manifest: DeIdentifiedProfile;
beforeAll(async () => {
  await fill(LOG, 800);
  const extract = { profile: 'de-identified', k: K, formats: ['csv'] } as const;
  manifest = (await made(join(folder, 'stream'), LOG, extract)).profile as DeIdentifiedProfile;
  await made(join(folder, 'own'), LOG, ofProject('study', ['csv', 'ees']));
});

describe('A47: an intruder who knows of somebody what is public', () => {
  it('is told before a release how few may share what it holds, and by what', () => {
    expect(manifest.k).toBe(K);
    for (const told of ['school', 'subject', 'day', 'urn'])
      expect(manifest.quasiIdentifiers.some((name) => name.includes(told))).toBe(false);
  });

  it('finds nobody alone: when, what, route, phase and region are those of many, in any step', () => {
    const rows = csvIn(join(folder, 'stream'), 'event_stream');
    const people = new Map<string, Set<string>>();
    for (const { record, academic_year, event, route, phase, region } of rows) {
      const known = [academic_year, event, route, phase, region].join('|');
      people.set(known, (people.get(known) ?? new Set()).add(record!));
    }
    expect(rows.length).toBeGreaterThan(100);
    const unique = [...people.values()].filter(({ size }) => size < K).length;
    expect(unique / people.size).toBe(0);
  });

  it('finds no few in the pair that is made to be published, though its extract has them', () => {
    const pair = csvIn(join(folder, 'own'), 'retention_by_route_and_year');
    const isFew = (count: string): boolean => Number(count) >= 1 && Number(count) < 10;
    expect(pair.filter(({ headcount, retained }) => isFew(headcount!) || isFew(retained!))).toEqual([]);
    expect(pair.some(({ headcount }) => headcount === 'c')).toBe(true);
    const exact = csvIn(join(folder, 'own'), 'retention_by_route');
    expect(exact.some(({ eligible }) => isFew(eligible!))).toBe(true);
  });
});
