import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Ledger } from './ledger.js';
import { emptyLedger, withShown } from './ledger.js';
import { populationOf, teacherKey } from './population.js';
import { readLedger, writtenLedger } from './stored.js';

/** Teachers of these numbers, from one to another. */
const from = (first: number, last: number, ...others: number[]): number[] => [
  ...Array.from({ length: last - first + 1 }, (_, index) => first + index),
  ...others,
];

/** The ledger after these cells, or which was the first that may not be shown. */
function after(under: number, ...cells: readonly (readonly number[])[]): Ledger | number {
  let ledger = emptyLedger;
  for (const [index, cell] of cells.entries()) {
    const next = withShown(ledger, populationOf(cell), under);
    if (next === null) return index;
    ledger = next;
  }
  return ledger;
}
const refusedAt = (under: number, ...cells: readonly (readonly number[])[]): number | null => {
  const found = after(under, ...cells);
  return typeof found === 'number' ? found : null;
};

describe('a ledger', () => {
  it('refuses a cell of few', () => {
    expect(refusedAt(5, from(1, 4))).toBe(0);
    expect(refusedAt(5, from(1, 5))).toBeNull();
    expect(refusedAt(1, from(1, 1))).toBeNull();
    expect(refusedAt(4, [0, 1, 4, 6, 8, 9], [2, 3, 5, 8], [2, 6, 9])).toBe(2);
  });

  it('refuses a cell that differs from an earlier one by few, on either side', () => {
    expect(refusedAt(5, from(1, 50), from(1, 46))).toBe(1);
    expect(refusedAt(5, from(1, 50), from(1, 45))).toBeNull();
    expect(refusedAt(5, from(1, 46), from(1, 50))).toBe(1);
    expect(refusedAt(5, from(1, 50), from(3, 52))).toBe(1);
    expect(refusedAt(5, from(1, 50), from(4, 53))).toBeNull();
  });

  it('shows again what it showed, and nothing else is known of it then', () => {
    const once = after(5, from(1, 50), from(60, 90)) as Ledger;
    expect(withShown(once, populationOf(from(1, 50)), 5)).toBe(once);
  });

  it('refuses a cell that differs by few from two others, added up or one less the other', () => {
    expect(refusedAt(5, from(1, 20), from(21, 40), from(1, 42))).toBe(2);
    expect(refusedAt(5, from(1, 20), from(21, 40), from(1, 45))).toBeNull();
    expect(refusedAt(5, from(1, 60), from(1, 30), from(33, 60))).toBe(2);
    expect(refusedAt(5, from(1, 30), from(33, 60), from(1, 60))).toBe(2);
  });

  it('refuses what singles few out in however many steps', () => {
    const parts = [0, 1, 2, 3, 4].map((index) => from(20 * index + 1, 20 * index + 20));
    expect(refusedAt(5, ...parts, from(1, 103))).toBe(5);
    expect(refusedAt(5, ...parts, from(1, 105))).toBeNull();
    // Twice a few, of three that overlap in pairs: half of the one and the other less the third.
    const [a, b, c, few] = [from(1, 20), from(21, 40), from(41, 60), from(61, 64)];
    expect(refusedAt(5, [...a, ...few], [...b, ...few], [...a, ...b], [...c, ...a], c)).not.toBeNull();
  });

  it('refuses few from one or two others also where each of them is apart from all the rest', () => {
    const one = [
      [1, 2, 9, 10, 11, 12, 13],
      [5, 7, 9, 11],
      [0, 3, 5, 6, 8, 9, 11, 12],
      [0, 2, 5, 6, 7, 12, 13],
    ];
    expect(refusedAt(4, ...one, [1, 6, 7, 9, 11])).toBe(4);
    const two = [
      [0, 1, 3, 4, 7, 11, 12],
      [0, 1, 7, 12, 8],
      [0, 1, 2, 4, 8, 10],
      [0, 1, 8, 9, 10, 11, 12],
      [0, 2, 4, 6, 9, 11, 12],
    ];
    expect(refusedAt(4, ...two, [3, 4, 6, 8])).toBe(5);
  });

  it('is the same when it is written down and read', () => {
    const kept = after(5, from(1, 50), from(30, 90), from(10, 70, 200, 201, 202, 203, 204)) as Ledger;
    const bytes = writtenLedger(kept);
    expect(readLedger(bytes, 5)).toEqual(kept);
    expect(readLedger(writtenLedger(emptyLedger), 5)).toEqual(emptyLedger);
    expect(() => readLedger(bytes.slice(0, -1), 5)).toThrow(/not the whole/);
    expect(() => readLedger(new Uint8Array(16), 5)).toThrow(/no ledger/);
  });

  it('keeps apart whom it must: teachers of a class are in the same cells, all of them', () => {
    const cells = fc.array(fc.uniqueArray(fc.nat(60), { minLength: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(cells, (all) => {
        let ledger = emptyLedger;
        const told: ReadonlySet<number>[] = [];
        for (const cell of all) {
          const next = withShown(ledger, populationOf(cell), 3);
          if (next === null || next === ledger) continue;
          ledger = next;
          told.push(new Set(cell));
        }
        const { teachers, classOf, sizes } = ledger.classes;
        expect([...teachers]).toEqual([...new Set(told.flatMap((cell) => [...cell]))].sort((a, b) => a - b));
        const places = [...teachers.keys()];
        const isApart = (place: number): boolean =>
          told.every(
            (cell, index) =>
              cell.has(teachers[place]!) === (ledger.cells[index]!.members[classOf[place]!] === 1),
          );
        expect(places.every(isApart)).toBe(true);
        expect([...sizes]).toEqual(
          [...sizes].map((_, index) => classOf.filter((each) => each === index).length),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('lets no three cells, each once or twice, count one teacher alone', () => {
    const cells = fc.array(fc.uniqueArray(fc.nat(14), { minLength: 3 }), { minLength: 4, maxLength: 10 });
    fc.assert(
      fc.property(cells, (all) => {
        let ledger = emptyLedger;
        const told = all.filter((cell) => {
          const next = withShown(ledger, populationOf(cell), 2);
          ledger = next ?? ledger;
          return next !== null;
        });
        const found = triples(told).filter((cells) => TIMES.some((times) => alone(cells, times)));
        expect(found).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const FACTORS = [-2, -1, 0, 1, 2];
const TIMES = FACTORS.flatMap((a) => FACTORS.flatMap((b) => FACTORS.map((c) => [a, b, c])));

const triples = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.flatMap((one, first) =>
    all
      .slice(first + 1)
      .flatMap((other, second) => all.slice(first + second + 2).map((third) => [one, other, third])),
  );

/** Whether one teacher only is left when cells are added up so many times. */
function alone(cells: readonly (readonly number[])[], times: readonly number[]): boolean {
  const left = new Int32Array(15);
  cells.forEach((cell, index) => cell.forEach((teacher) => (left[teacher]! += times[index]!)));
  return left.filter((count) => count !== 0).length === 1;
}

describe('the key of a teacher', () => {
  it('is a whole number, the same for the same id, another for every other', () => {
    const keys = Array.from({ length: 200_000 }, (_, index) => teacherKey(`synthetic-${index}`));
    expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
    expect(teacherKey('synthetic-1')).toBe(keys[1]);
  });

  it('stands in a population once, rising', () => {
    expect([...populationOf([3, 1, 3, 20, 100])]).toEqual([1, 3, 20, 100]);
  });
});
