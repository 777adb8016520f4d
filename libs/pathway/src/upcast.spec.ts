import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { versionsOf } from '../spec/made-up-versions.js';
import { definitionOf, upcast, type Upcaster, type Version, versionOf } from './upcast.js';

/** Made up: a visit to a school, which then got a kind, and whose days were later counted in halves too. */
const nameTheKind: Upcaster = (fields) => ({ ...fields, kind: 'visit' });
const countInHalves: Upcaster = (fields) => ({ ...fields, halfDays: Number(fields.days) * 2 });
const made = { SchoolVisited: [nameTheKind, countInHalves], SchoolLeft: 1 } as const;
const versions = versionsOf(made);

const visited = (version: number, fields: object) => ({
  id: 'synthetic-1',
  type: 'SchoolVisited',
  version,
  data: JSON.stringify(fields),
});

const CURRENT = { days: 1.5, halfDays: 3, kind: 'visit' };

describe('a stored fact', () => {
  it.each([
    [1, { days: 1.5 }],
    [2, { days: 1.5, kind: 'visit' }],
  ])('of version %i is read as the current version has it', (version, stored) => {
    const read = upcast(visited(version, stored), versions)!;
    expect(read).toMatchObject({ id: 'synthetic-1', type: 'SchoolVisited', version: 3 });
    expect(JSON.parse(read.data)).toEqual(CURRENT);
  });

  it('of the current version is that very event, whatever its text', () => {
    const event = { type: 'SchoolVisited', version: 3, data: 'never looked at' };
    expect(upcast(event, versions)).toBe(event);
  });

  it.each([
    ['a newer version', 'SchoolVisited', 4],
    ['a newer version of a type that has had only one', 'SchoolLeft', 2],
    ['no version', 'SchoolVisited', 0],
    ['an unknown type', 'SchoolSeen', 1],
    ['a type that every object answers to', 'constructor', 1],
    ['a type that every object stems from', '__proto__', 1],
  ])('of %s is not understood', (_what, type, version) => {
    expect(upcast({ type, version, data: '{}' }, versions)).toBeUndefined();
  });

  it('is left as it is', () => {
    const stored = Object.freeze(visited(1, { days: 1 }));
    upcast(stored, versions);
    expect(stored).toEqual(visited(1, { days: 1 }));
  });
});

describe('a chain of upcasters', () => {
  const step =
    (to: number): Upcaster =>
    ({ trail = [], ...others }) => ({ ...others, trail: [...(trail as number[]), to] });
  const chainOf = (length: number) =>
    Array.from({ length }, (_, index) => step(index + 2)) as [Upcaster, ...Upcaster[]];

  it('takes each step from the stored version on once, in order, and leaves other fields alone', () => {
    const lengthAndVersion = fc
      .integer({ min: 1, max: 6 })
      .chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 1, max: length })));
    const others = fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), fc.jsonValue());
    fc.assert(
      fc.property(lengthAndVersion, others, ([length, version], fields) => {
        const event = { type: 'T', version, data: JSON.stringify(fields) };
        const read = upcast(event, versionsOf({ T: chainOf(length) }))!;
        const { trail, ...left } = JSON.parse(read.data) as Record<string, unknown>;
        const steps = Array.from({ length: length + 1 - version }, (_, index) => version + 1 + index);
        expect([read.version, trail]).toEqual([length + 1, steps]);
        expect(left).toEqual(JSON.parse(event.data));
      }),
    );
  });

  it('comes to the same whether it is taken at once or a release at a time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.jsonValue(), (length, held) => {
        const stored = { type: 'T', version: 1, data: JSON.stringify({ held }) };
        const bySteps = chainOf(length).reduce(
          (event, _step, index) => upcast(event, versionsOf({ T: chainOf(index + 1) }))!,
          stored,
        );
        expect(bySteps).toEqual(upcast(stored, versionsOf({ T: chainOf(length) })));
      }),
    );
  });
});

describe('the versions', () => {
  it('count the upcasters', () => {
    expect(['SchoolVisited', 'SchoolLeft', 'SchoolSeen'].map((type) => versionOf(type, versions))).toEqual([
      3,
      1,
      undefined,
    ]);
  });

  it.each<[string, Readonly<Record<string, Version>>]>([
    ['a type came', { ...made, SchoolSeen: 1 }],
    ['a version came', { ...made, SchoolLeft: [nameTheKind] }],
    ['an upcaster does something else', { ...made, SchoolVisited: [nameTheKind, ({ days }) => ({ days })] }],
  ])('have another definition once %s', (_what, others) => {
    expect(definitionOf(versionsOf(others))).not.toBe(definitionOf(versions));
  });
});
