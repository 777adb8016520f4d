import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomFrom } from '#statistics/random';
import type { Disclosed } from '../src/figures/disclosed.js';
import type { Profile } from '../src/profiles/profile.js';
import { profiles } from '../src/profiles/profiles.js';
import { openSolver } from '../src/solver/highs.js';
import type { Solver } from '../src/solver/linear-programme.js';
import { primary } from '../src/table/primary.js';
import { protectedTable } from '../src/table/protect.js';
import type { Table } from '../src/table/table.js';
import { indexed } from '../src/table/table.js';
import { A_WHILE, LONG } from './long-run.js';
import { randomTable } from './random-tables.js';

/** Each table as each profile shows it. */
interface Case {
  readonly profile: Profile;
  readonly table: Table;
  readonly figures: ReadonlyMap<string, Disclosed>;
}

const tables = Array.from({ length: LONG ? 300 : 16 }, (_, seed) => randomTable(1000 + seed));
const strict = [profiles.alliance, profiles.research, profiles.public];
jest.setTimeout(A_WHILE);
let solver: Solver;
let cases: readonly Case[];
beforeAll(async () => {
  solver = await openSolver();
  cases = tables.flatMap((table) =>
    strict.map((profile) => ({ profile, table, figures: protectedTable(profile, table, solver) })),
  );
});

const each = (check: (profile: Profile, table: Table, figures: Case['figures']) => void): void =>
  cases.forEach(({ profile, table, figures }) => check(profile, table, figures));
const hiddenIn = (figures: ReadonlyMap<string, Disclosed>): ReadonlySet<string> =>
  new Set([...figures].filter(([, { status }]) => status !== 'SHOWN').map(([id]) => id));

describe('a protected table', () => {
  it('is as it was for those whose own it is', () => {
    for (const table of tables)
      for (const { id, value } of table.cells)
        expect(protectedTable(profiles.own, table, solver).get(id)).toEqual({ value, status: 'SHOWN' });
  });

  it('has no count shown that must be hidden, and every shown one as it is but for rounding', () => {
    each((profile, table, figures) => {
      const cells = indexed(table);
      for (const place of primary(profile, cells))
        expect(figures.get(cells.ids[place]!)!.status).toBe('SUPPRESSED');
      for (const { id, value } of table.cells)
        expect(Math.abs((figures.get(id)!.value ?? value) - value)).toBeLessThanOrEqual(
          profile.roundingBase / 2,
        );
    });
  });

  it('is the same again, and in whatever order it comes', () => {
    const random = randomFrom(3);
    each((profile, table, figures) => {
      const turned: Table = {
        cells: [...table.cells].sort(() => random.below(3) - 1),
        sums: [...table.sums].reverse(),
      };
      expect(new Map(protectedTable(profile, turned, solver))).toEqual(figures);
    });
  });

  it('stays hidden where it was hidden when more must be', () => {
    each((profile, table, figures) => {
      const hidden = hiddenIn(figures);
      const also = table.cells.filter(({ id }) => !hidden.has(id)).slice(0, 1);
      const marked = new Set([...hidden, ...also.map(({ id }) => id)]);
      const more = hiddenIn(protectedTable(profile, table, solver, marked));
      expect([...marked].filter((id) => !more.has(id))).toEqual([]);
    });
  });

  it('never contradicts itself: what is shown of a sum adds up, but for rounding, and no part is more', () => {
    each((profile, { sums }, figures) => {
      for (const { total, parts } of sums) {
        const whole = figures.get(total)!.value;
        const shown = parts.map((part) => figures.get(part)!.value).filter((value) => value !== null);
        if (whole === null) continue;
        for (const part of shown) expect(part).toBeLessThanOrEqual(whole);
        const slack = Math.floor(profile.roundingBase / 2) * (parts.length + 1);
        const together = shown.reduce((sum, part) => sum + part, 0);
        expect(together).toBeLessThanOrEqual(whole + slack);
        if (shown.length === parts.length) expect(together).toBeGreaterThanOrEqual(whole - slack);
      }
    });
  });

  it('has most of its counts left where most are large', () => {
    const large = tables.filter(({ cells }) => cells.every(({ value }) => value === 0 || value >= 10));
    const shown = large.flatMap((table) => [...protectedTable(profiles.alliance, table, solver).values()]);
    const open = shown.filter(({ status }) => status === 'SHOWN').length;
    expect(open / Math.max(1, shown.length)).toBeGreaterThanOrEqual(0.5);
  });
});
