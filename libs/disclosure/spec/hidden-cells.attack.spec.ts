import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Profile } from '../src/profiles/profile.js';
import { profiles } from '../src/profiles/profiles.js';
import { openSolver } from '../src/solver/highs.js';
import type { Solver } from '../src/solver/linear-programme.js';
import { protectedTable } from '../src/table/protect.js';
import { withSeconds } from '../src/table/complement.js';
import { primary } from '../src/table/primary.js';
import type { Table } from '../src/table/table.js';
import { indexed } from '../src/table/table.js';
import type { Disclosed } from '../src/figures/disclosed.js';
import { shown, suppressed } from '../src/figures/disclosed.js';
import type { Recovered } from './attacker.js';
import { recovered } from './attacker.js';
import { A_WHILE, LONG } from './long-run.js';
import { largeTable, randomTable } from './random-tables.js';

const LARGE = LONG ? 40 : 3;
const TABLES = LONG ? 1000 : 60;
jest.setTimeout(A_WHILE);
let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

type Publish = (profile: Profile, table: Table) => ReadonlyMap<string, Disclosed>;
const withAll: Publish = (profile, table) => protectedTable(profile, table, solver);

/** Weaker: a second cell in every sum, whatever the sums together give away. */
const withSecondsOnly: Publish = (profile, table) => {
  const cells = indexed(table);
  const hidden = withSeconds(cells, primary(profile, cells));
  return new Map(
    cells.ids.map((id, place) => [id, hidden.has(place) ? suppressed : shown(cells.values[place]!)]),
  );
};

/** All that is found of the hidden cells of many tables. */
const attacked = (profile: Profile, publish = withAll): readonly Recovered[] =>
  Array.from({ length: TABLES }, (_, seed) => randomTable(seed)).flatMap((table) =>
    recovered(profile, publish(profile, table), table.sums, solver),
  );

const pinned = (found: readonly Recovered[]): number =>
  found.filter(({ lower, upper }) => lower === upper).length;
const knownToBeSmall = (found: readonly Recovered[]): number =>
  found.filter(({ lower, upper }) => lower >= 1 && upper <= 4).length;

describe(`A43: whoever subtracts in ${TABLES} tables what can be subtracted`, () => {
  it.each(['alliance', 'research', 'public'] as const)(
    'finds no hidden cell under the profile %s',
    (name) => {
      const profile = profiles[name];
      const found = attacked(profile);
      expect(found.length).toBeGreaterThan(TABLES);
      expect(pinned(found)).toBe(0);
      expect(knownToBeSmall(found)).toBe(0);
      for (const { lower, upper } of found) {
        expect(upper).toBeGreaterThan(profile.threshold);
        expect(upper - lower).toBeGreaterThanOrEqual(profile.threshold);
      }
    },
  );

  it('finds some where a second cell is hidden in every sum, and that is all', () => {
    const found = attacked(profiles.alliance, withSecondsOnly);
    expect(found.filter(({ lower, upper }) => upper - lower < 5).length).toBeGreaterThan(0);
    expect(knownToBeSmall(found) + pinned(found)).toBeGreaterThan(0);
  });

  it('finds many where only small counts are hidden', () => {
    const found = attacked({ ...profiles.alliance, secondary: false });
    expect(pinned(found)).toBeGreaterThan(TABLES);
    expect(knownToBeSmall(found)).toBeGreaterThan(TABLES);
  });

  it.each(['alliance', 'research'] as const)(
    'finds no hidden cell of a large table either under the profile %s, for all that it is protected part by part',
    (name) => {
      const profile = profiles[name];
      const tables = Array.from({ length: LARGE }, (_, seed) => largeTable(seed));
      expect(tables[0]!.cells.length).toBeGreaterThan(100);
      const found = tables.flatMap((table) =>
        recovered(profile, protectedTable(profile, table, solver), table.sums, solver),
      );
      expect(found.length).toBeGreaterThan(LARGE);
      for (const { lower, upper } of found) {
        expect(upper).toBeGreaterThan(profile.threshold);
        expect(upper - lower).toBeGreaterThanOrEqual(profile.threshold);
      }
    },
  );
});
