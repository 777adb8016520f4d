import { describe, expect, it } from '@jest/globals';
import { populationOf } from '../ledger/population.js';
import { profiles } from '../profiles/profiles.js';
import { shown, suppressed } from '../figures/disclosed.js';
import { refusedArguments } from './arguments.js';
import { cellsIn, idOf } from './cells.js';
import { by, computed, count, kept, quantile, rows, rowsByName, status, withheld } from './shape.js';
import type { Shape } from './shape.js';
import { shownAnswer } from './shown-answer.js';
import { countedOf } from './sums.js';

const numbers = (first: number, last: number): Float64Array =>
  populationOf(Array.from({ length: last - first + 1 }, (_, index) => first + index));

const shape: Shape = {
  all: count,
  schools: rows(by('school'), { school: kept, staff: count, left: count, rate: computed(['left', 'staff'], 'staff', ([left, staff]) => left! / staff!), status }),
}; // prettier-ignore

const answer = {
  all: 30,
  schools: [
    { school: 'A', staff: 20, left: 8, rate: 0.4 },
    { school: 'B', staff: 8, left: 2, rate: 0.25 },
  ],
};

const who = new Map([
  [idOf(['all']), numbers(1, 30)],
  [idOf(['schools', 'A', 'staff']), numbers(1, 20)],
  [idOf(['schools', 'A', 'left']), numbers(1, 8)],
  [idOf(['schools', 'B', 'staff']), numbers(21, 28)],
  [idOf(['schools', 'B', 'left']), numbers(21, 22)],
]);

const staffed = { total: ['all'], parts: [['schools', '*', 'staff']] };
const left = {
  total: ['schools', '$school', 'staff'],
  parts: [['schools', '$school', 'left']],
  outcomes: true,
};

describe('the counts of an answer as a table', () => {
  const cells = cellsIn(shape, answer);

  it('are told by where they stand', () => {
    expect(cells.map(({ path, value }) => [path.join(' '), value])).toEqual([
      ['all', 30],
      ['schools A staff', 20],
      ['schools A left', 8],
      ['schools B staff', 8],
      ['schools B left', 2],
    ]);
  });

  it('have what is left over as a cell of its own, and whom it counts', () => {
    const { table, populations } = countedOf(cells, [staffed, left], who);
    expect(table.sums).toHaveLength(3);
    const rest = table.sums[0]!.parts.at(-1)!;
    expect(table.cells.find(({ id }) => id === rest)?.value).toBe(2);
    expect(populations.get(rest)).toEqual(numbers(29, 30));
    expect(table.sums.slice(1).every(({ outcomes }) => outcomes)).toBe(true);
  });

  it('add up to what is taken for known where they overlap', () => {
    const overlapping = new Map([...who, [idOf(['schools', 'B', 'staff']), numbers(13, 20)]]);
    const { table } = countedOf(cellsIn(shape, { ...answer, all: 20 }), [staffed], new Map([...overlapping, [idOf(['all']), numbers(1, 20)]])); // prettier-ignore
    const total = table.cells.find(({ id }) => id === table.sums[0]!.total)!;
    expect(total).toMatchObject({ value: 28, known: true });
  });

  it('are one where one is all of the other', () => {
    const { table, standsFor } = countedOf(
      cellsIn(shape, { all: 20, schools: [answer.schools[0]] }),
      [staffed],
      new Map([...who, [idOf(['all']), numbers(1, 20)]]),
    );
    expect(table.cells.map(({ id }) => id)).not.toContain(idOf(['schools', 'A', 'staff']));
    expect(standsFor.get(idOf(['schools', 'A', 'staff']))).toBe(idOf(['all']));
  });

  it('tell events from one another, also those that are left over, though they are of the same teachers', () => {
    const all = { path: ['moves'], value: 30, of: 'events' } as const;
    const parts = ['in', 'out'].map((way) => ({ path: ['moves', way], value: 10, of: 'events' }) as const);
    const moves = [all, ...parts];
    const staff = new Map(moves.map(({ path }) => [idOf(path), numbers(1, 10)]));
    const which = new Map([
      [idOf(all.path), numbers(1_001, 1_030)],
      [idOf(parts[0]!.path), numbers(1_001, 1_010)],
      [idOf(parts[1]!.path), numbers(1_011, 1_020)],
    ]);
    const rule = { total: ['moves'], parts: [['moves', '*']] };
    const { table, events } = countedOf(moves, [rule], staff, which);
    expect(events!.get(table.sums[0]!.parts.at(-1)!)).toEqual(numbers(1_021, 1_030));
    expect(() => countedOf(moves, [rule], staff, staff)).toThrow(/not as many as it says/);
  });

  it('are none where those counted are others', () => {
    expect(() => countedOf(cells, [], new Map())).toThrow(/not as many as it says/);
    const fewer = new Map([...who, [idOf(['all']), numbers(1, 29)]]);
    expect(() => countedOf(cells, [], fewer)).toThrow(/not as many as it says/);
  });
});

describe('an answer as it is shown', () => {
  const writing = (figures: readonly (readonly [readonly string[], ReturnType<typeof shown>])[]) => ({
    profile: profiles.alliance,
    figures: new Map(figures.map(([path, figure]) => [idOf(path), figure])),
    asked: {},
  });

  it('has what is computed from what is shown, and null with why for the rest', () => {
    const told = shownAnswer(
      writing([
        [['all'], shown(30)],
        [['schools', 'A', 'staff'], shown(20)],
        [['schools', 'A', 'left'], shown(10)],
        [['schools', 'B', 'staff'], shown(8)],
        [['schools', 'B', 'left'], suppressed],
      ]),
      shape,
      { ...answer, secret: 'not named' },
    );
    expect(told).toEqual({
      all: 30,
      schools: [
        { school: 'A', staff: 20, left: 10, rate: 0.5, status: null },
        { school: 'B', staff: 8, left: null, rate: null, status: 'SUPPRESSED' },
      ],
    });
  });

  it('leaves out what is withheld, and puts rows in the order of names where theirs tells', () => {
    const listed: Shape = {
      names: withheld,
      kinds: rowsByName(by('kind'), { kind: kept, n: count, days: quantile(0.5, 'n') }),
    };
    const told = shownAnswer(
      writing([
        [['kinds', 'z', 'n'], shown(40)],
        [['kinds', 'a', 'n'], shown(12)],
      ]),
      listed,
      { names: ['somebody'], kinds: [{ kind: 'z', n: 40, days: 7 }, { kind: 'a', n: 12, days: 9 }] },
    ); // prettier-ignore
    expect(told).toEqual({
      names: null,
      kinds: [
        { kind: 'a', n: 12, days: 9 },
        { kind: 'z', n: 40, days: 7 },
      ],
    });
  });
});

describe('what a question may be asked with', () => {
  const rules = { by: { dimensionsBut: ['SHARED'] }, rule: ['POINT'], level: 'any', to: 'fixed day', from: 'day after a fixed day' } as const; // prettier-ignore
  const refused = (asked: object) => refusedArguments(profiles.research, rules, { ...asked });

  it('is what the recipe names, and days and dimensions of the profile', () => {
    expect(refused({ asOf: '2024-08-31', by: ['ROUTE'], rule: 'POINT', level: 0.9 })).toBeNull();
    expect(refused({ from: '2024-09-01', to: '2025-08-31', among: [], knownAt: null })).toBeNull();
  });

  it.each([
    [{ asOf: '2024-08-30' }, /asOf/],
    [{ to: '2025-08-30' }, /to/],
    [{ from: '2024-09-02' }, /from/],
    [{ by: ['FIRST_SCHOOL'] }, /no dimension FIRST_SCHOOL/],
    [{ by: ['SHARED'] }, /not by SHARED/],
    [{ rule: 'CONTINUOUS' }, /rule/],
    [{ among: [1] }, /among/],
    [{ knownAt: '2024-08-31T00:00:00Z' }, /knownAt/],
  ])('is nothing else: %j', (asked, reason) => {
    expect(refused(asked)?.reason).toMatch(reason);
  });
});
