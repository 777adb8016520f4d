import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogue } from '../src/catalogue.js';
import type { Catalogue } from '../src/fact.js';
import { date, fte, group, id, listOf, oneOf, optional, text } from '../src/field.js';
import { factIn, storedOf } from '../src/stored-fact.js';
import type { Version } from '../src/upcast.js';
import { versions } from '../src/versions.js';
import { faultsInSamples, nameOf, type Sample, sampleOf } from './golden-samples.js';
import { versionsOf } from './made-up-versions.js';
import { faultsInSums, samplesIn, sampleTexts, sumOf, sumsOnRecord, writeMissing } from './sample-files.js';

if (process.env.UPDATE_PAGES) writeMissing(catalogue, versions);

const texts = sampleTexts();
const samples = samplesIn(texts);

describe('every fact that logs may hold', () => {
  it('has a sample of each version, can be read as a fact of today, and has changed with its version only', () => {
    expect(faultsInSamples(samples, catalogue, versions)).toEqual([]);
  });

  it('has a sample that nobody has touched', () => {
    expect(faultsInSums(texts, sumsOnRecord())).toEqual([]);
  });

  it.each([...samples])('is written as it was read: %s', (_name, { event }) => {
    const fact = factIn(event)!;
    const written = storedOf(fact);
    expect(factIn(written)).toEqual(fact);
    if (event.version === written.version) expect(written).toEqual(event);
  });
});

/** Made up: visits to schools, of which the second version also tells the term. */
const visit = { visitor: id, school: id, parts: optional(listOf(group({ subject: text, fte }))) };
const visits: Catalogue = { SchoolVisited: { ...visit, term: oneOf('autumn', 'spring') }, SchoolLeft: {} };
type Made = Readonly<Record<string, Version>>;
const told: Made = { SchoolVisited: [(fields) => ({ term: 'autumn', ...fields })], SchoolLeft: 1 };
const sampled = (...all: readonly Sample[]) =>
  new Map(all.map((sample) => [nameOf(sample.event.type, sample.event.version), sample]));
const first = sampleOf('SchoolVisited', 1, visit);
const second = sampleOf('SchoolVisited', 2, visits.SchoolVisited!);
const left = sampleOf('SchoolLeft', 1, {});
const all = sampled(first, second, left);

const faults = (on: Catalogue, by: Made = told, of = all) =>
  faultsInSamples(of, on, versionsOf(by)).join('\n');
const visitedAs = (fields: Catalogue[string]): Catalogue => ({ ...visits, SchoolVisited: fields });

describe('a planted fault in the facts', () => {
  it('is told from no fault', () => {
    expect(faults(visits)).toBe('');
  });

  it.each<[string, Catalogue[string]]>([
    ['a new field', { ...visits.SchoolVisited, note: optional(text) }],
    ['a field that may be left out now', { ...visits.SchoolVisited, school: optional(id) }],
    ['a field that holds something else', { ...visits.SchoolVisited, school: text }],
    ['another code', { ...visits.SchoolVisited, term: oneOf('autumn', 'spring', 'summer') }],
    [
      'another field of a group',
      { ...visits.SchoolVisited, parts: optional(listOf(group({ subject: text, fte, on: date }))) },
    ],
    [
      'a field of a group that may be left out now',
      { ...visits.SchoolVisited, parts: optional(listOf(group({ subject: text, fte: optional(fte) }))) },
    ],
    ['a field less', { school: id, term: visits.SchoolVisited!.term! }],
  ])('%s without a new version is found, with what to do', (_what, fields) => {
    expect(faults(visitedAs(fields))).toContain(
      'The fields of SchoolVisited are no longer those of its version 2, which logs hold already. ' +
        'Give it version 3 in versions.ts: add the upcaster from version 2. ' +
        'Leave SchoolVisited.v2.json as it is; there is another sample. Write it with "npm run pages".',
    );
  });

  it('in any one field of any fact of the real catalogue is found', () => {
    const fields = Object.entries(catalogue).flatMap(([type, held]) =>
      Object.keys(held).map((name) => [type, name]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.boolean(), ([type, name], removes) => {
        const { [name!]: field, ...others } = catalogue[type!]!;
        const changed = removes ? others : { ...others, [name!]: { ...field!, holds: 'something else' } };
        const planted = { ...catalogue, [type!]: changed };
        expect(faultsInSamples(samples, planted, versions).join('\n')).toContain(
          `The fields of ${type} are no longer`,
        );
      }),
    );
  });

  it.each<[string, Catalogue, Made, string]>([
    [
      'a fact that is gone',
      { SchoolVisited: visits.SchoolVisited! },
      { SchoolVisited: told.SchoolVisited! },
      'SchoolLeft.v1.json cannot be read: SchoolLeft is gone',
    ],
    [
      'a fact that is gone but for its version',
      { SchoolVisited: visits.SchoolVisited! },
      told,
      'SchoolLeft.v1.json cannot be read: SchoolLeft is gone',
    ],
    [
      'a fact of another name',
      { SchoolVisited: visits.SchoolVisited!, SchoolDeparted: {} },
      { SchoolVisited: told.SchoolVisited!, SchoolDeparted: 1 },
      'SchoolLeft.v1.json cannot be read: SchoolLeft is gone',
    ],
    [
      'a version that is gone',
      visits,
      { ...told, SchoolVisited: 1 },
      'SchoolVisited.v2.json cannot be read: SchoolVisited is gone, or its version 2 is',
    ],
    ['a fact without a version', { ...visits, SchoolSeen: {} }, told, 'SchoolSeen has no version'],
    [
      'a version without a sample',
      visits,
      { ...told, SchoolLeft: [(fields) => fields] },
      'SchoolLeft.v2.json is missing. Write it with "npm run pages".',
    ],
    [
      'an upcaster that leaves out what is new',
      visits,
      { ...told, SchoolVisited: [(fields) => fields] },
      'SchoolVisited.v1.json, read as of today, is no such fact: "term" is missing',
    ],
  ])('%s is found', (_what, on, by, words) => {
    expect(faults(on, by)).toContain(words);
  });

  it('a field of an old version that corrections may name, and that is no more, is found', () => {
    const named: Made = {
      ...told,
      SchoolVisited: [({ school, ...others }) => ({ ...others, place: school })],
    };
    const { school, ...others } = visit;
    const renamed = { ...others, place: school };
    const of = sampled(first, sampleOf('SchoolVisited', 2, renamed), left);
    expect(faults(visitedAs(renamed), named, of)).toContain(
      'SchoolVisited.v1.json has a field "school" that the',
    );
  });

  it.each<[string, Sample, string]>([
    [
      'a sample without one of its fields',
      { ...left, fields: { note: { holds: 'text', optional: true } } },
      'SchoolLeft.v1.json lacks the field "note"',
    ],
    [
      'a sample with an empty list',
      { ...left, event: { ...left.event, data: '{"parts":[]}' }, fields: { parts: { holds: 'a list' } } },
      'lacks the field "parts"',
    ],
    [
      'a sample without a field of a group',
      {
        ...left,
        event: { ...left.event, data: '{"parts":[{"a":1}]}' },
        fields: { parts: { holds: 'a list', fields: { b: { holds: 'text' } } } },
      },
      'lacks the field "parts.b"',
    ],
  ])('%s is found', (_what, sample, words) => {
    expect(faults(visits, told, new Map([...all, ['SchoolLeft.v1.json', sample]]))).toContain(words);
  });

  it('a sample under another name is found', () => {
    expect(faults(visits, told, new Map([...all, ['SchoolLeft.v2.json', left]]))).toBe(
      'SchoolLeft.v2.json is not the name of what it holds.',
    );
  });
});

describe('a sample once written', () => {
  const one = new Map([['SchoolLeft.v1.json', '{}\n']]);
  const sums = new Map([['SchoolLeft.v1.json', sumOf('{}\n')]]);

  it.each<[string, ReadonlyMap<string, string>, ReadonlyMap<string, string>, readonly unknown[]]>([
    ['is as it was', one, sums, []],
    [
      'is found changed',
      new Map([['SchoolLeft.v1.json', '{ }\n']]),
      sums,
      [expect.stringContaining('SchoolLeft.v1.json was changed')],
    ],
    ['is found gone', new Map(), sums, [expect.stringContaining('SchoolLeft.v1.json is gone')]],
    [
      'is found without a sum',
      one,
      new Map(),
      [expect.stringContaining('SchoolLeft.v1.json is not in SHA256SUMS')],
    ],
  ])('%s', (_what, texts, on, found) => {
    expect(faultsInSums(texts, on)).toEqual(found);
  });
});
