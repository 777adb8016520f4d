import { expect } from '@jest/globals';

/** The answer of a question: the value of its root field, or several by their alias. */
export type Answer = Readonly<Record<string, unknown>>;

interface Cell {
  readonly year: number;
  readonly eligible?: number;
  readonly retained: number | null;
  readonly percent: number | null;
}

interface Grid {
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly n: number;
    readonly cells: readonly Cell[];
  }[];
}

interface Pooled {
  readonly pooled: readonly {
    readonly group: readonly unknown[];
    readonly n: number;
    readonly cells: readonly Cell[];
  }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Some cells of every grid are known, some are not yet; a percentage is its part of its whole. */
export function grid({ cohorts }: Grid, years: readonly number[]): void {
  expect(cohorts.length).toBeGreaterThan(10);
  const cells = cohorts.flatMap(({ n, cells }) => cells.map((cell) => ({ n, ...cell })));
  for (const { cells: row } of cohorts) expect(row.map(({ year }) => year)).toEqual(years);
  expect(cells.some(({ retained }) => retained === null)).toBe(true);
  expect(cells.some(({ retained }) => retained !== null && retained > 0)).toBe(true);
  for (const cell of cells) {
    if (cell.retained === null) expect(cell.percent).toBeNull();
    else shareOf(cell, cell.n);
  }
}

/** Each group counts itself whole: its eligible are among its members, its retained among the eligible. */
export function pooled({ pooled }: Pooled): void {
  expect(pooled.length).toBeGreaterThan(1);
  for (const { n, cells } of pooled)
    for (const cell of cells) {
      expect(cell.eligible).toBeLessThanOrEqual(n);
      shareOf(cell, cell.eligible!);
    }
}

function shareOf({ retained, percent }: Cell, whole: number): void {
  expect(retained).toBeLessThanOrEqual(whole);
  if (whole === 0) expect(percent).toBeNull();
  else expect(percent).toBeCloseTo((100 * retained!) / whole, 9);
}

/** In every cell, the first of two grids counts no more than the second. */
export function noMoreThan(fewer: Grid, more: Grid): void {
  fewer.cohorts.forEach(({ cells }, cohort) =>
    cells.forEach(({ retained }, year) => {
      const other = more.cohorts[cohort]!.cells[year]!.retained;
      expect(retained === null).toBe(other === null);
      if (retained !== null) expect(retained).toBeLessThanOrEqual(other!);
    }),
  );
}

export function curves(answer: {
  readonly basis: { readonly n: number };
  readonly groups: readonly {
    readonly n: number;
    readonly events: number;
    readonly censored: number;
    readonly at: readonly {
      readonly time: number;
      readonly atRisk: number | null;
      readonly events: number | null;
      readonly survival: number | null;
      readonly logLog: { readonly lower: number; readonly upper: number } | null;
    }[];
  }[];
}): void {
  expect(answer.groups.length).toBeGreaterThan(1);
  expect(sum(answer.groups.map(({ n }) => n))).toBe(answer.basis.n);
  for (const { n, events, censored, at } of answer.groups) {
    expect(events + censored).toBe(n);
    const known = at.filter(({ survival }) => survival !== null);
    known.forEach((point, index) => {
      const before = known[index - 1] ?? { survival: 1, atRisk: n, events: 0 };
      expect(point.survival).toBeLessThanOrEqual(before.survival!);
      expect(point.atRisk).toBeLessThanOrEqual(before.atRisk!);
      expect(point.events).toBeGreaterThanOrEqual(before.events!);
      if (!point.logLog) return;
      expect(point.logLog.lower).toBeLessThanOrEqual(point.survival!);
      expect(point.logLog.upper).toBeGreaterThanOrEqual(point.survival!);
    });
  }
}

interface Outcomes {
  readonly enrolled: number;
  readonly gainedQts: number;
  readonly gainedEyts: number;
  readonly withdrawn: number;
  readonly transferred: number;
  readonly deferred: number;
  readonly inTraining: number;
}

export function trainingOutcomes(answer: {
  readonly basis: { readonly n: number };
  readonly intakes: readonly Outcomes[];
  readonly pooled: readonly Outcomes[];
  readonly byDeferral: readonly Outcomes[];
}): void {
  expect(answer.intakes.length).toBeGreaterThan(10);
  for (const outcomes of [...answer.intakes, ...answer.pooled, ...answer.byDeferral]) {
    const { enrolled, gainedQts, gainedEyts, withdrawn, transferred, deferred, inTraining } = outcomes;
    expect(gainedQts + gainedEyts + withdrawn + transferred + deferred + inTraining).toBe(enrolled);
  }
  const all = sum(answer.intakes.map(({ enrolled }) => enrolled));
  expect(all).toBeGreaterThanOrEqual(answer.basis.n);
  expect(sum(answer.byDeferral.map(({ enrolled }) => enrolled))).toBe(all);
  expect(sum(answer.pooled.map(({ enrolled }) => enrolled))).toBe(all);
}

interface Withdrawals {
  readonly withdrawals: number;
  readonly reasons: readonly { readonly count: number }[];
  readonly triggers: readonly { readonly count: number }[];
}

export function trainingWithdrawals(answer: {
  readonly all: Withdrawals;
  readonly months: readonly Withdrawals[];
  readonly monthsOfYear: readonly Withdrawals[];
}): void {
  expect(answer.all.withdrawals).toBeGreaterThan(0);
  for (const months of [answer.months, answer.monthsOfYear])
    expect(sum(months.map(({ withdrawals }) => withdrawals))).toBe(answer.all.withdrawals);
  for (const { withdrawals, triggers } of [answer.all, ...answer.months])
    expect(sum(triggers.map(({ count }) => count))).toBe(withdrawals);
}

export function leaverDestinations(answer: {
  readonly all: { readonly leavers: number; readonly known: number };
  readonly byDestination: readonly { readonly destination: string | null; readonly leavers: number }[];
  readonly byYear: readonly { readonly leavers: number; readonly known: number }[];
  readonly cohorts: readonly {
    readonly cells: readonly {
      readonly allLeftPercent: number | null;
      readonly noneLeftPercent: number | null;
    }[];
  }[];
}): void {
  const { all, byDestination, byYear, cohorts } = answer;
  expect(all.known).toBeLessThan(all.leavers);
  expect(sum(byDestination.map(({ leavers }) => leavers))).toBe(all.leavers);
  expect(sum(byYear.map(({ leavers }) => leavers))).toBe(all.leavers);
  expect(sum(byYear.map(({ known }) => known))).toBe(all.known);
  const cells = cohorts.flatMap((cohort) => cohort.cells).filter((cell) => cell.allLeftPercent !== null);
  expect(cells.length).toBeGreaterThan(10);
  for (const { allLeftPercent, noneLeftPercent } of cells)
    expect(allLeftPercent!).toBeLessThanOrEqual(noneLeftPercent!);
}

export function reEntry(answer: {
  readonly departures: number;
  readonly returned: number;
  readonly bands: readonly { readonly out: number; readonly returned: number }[];
}): void {
  expect(answer.bands[0]!.out).toBe(answer.departures);
  expect(sum(answer.bands.map(({ returned }) => returned))).toBe(answer.returned);
  expect(answer.returned).toBeGreaterThan(0);
}

interface Lag {
  readonly facts: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
}

export function recordingLag(answer: { readonly all: Lag; readonly bySource: readonly Lag[] }): void {
  expect(sum(answer.bySource.map(({ facts }) => facts))).toBe(answer.all.facts);
  for (const { medianDays, p90Days } of [answer.all, ...answer.bySource])
    expect(medianDays!).toBeLessThanOrEqual(p90Days!);
}

interface Difference {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
}

/** Stages add up to all in service, before and after, and three teachers are in the schools they were placed in. */
export function whatIf({
  inService,
  byStage,
  bySchool,
}: {
  readonly inService: Difference;
  readonly byStage: readonly Difference[];
  readonly bySchool: readonly (Difference & { readonly organisation: string })[];
}): void {
  for (const { before, after, difference } of [inService, ...byStage, ...bySchool])
    expect(after - before).toBe(difference);
  for (const side of ['before', 'after'] as const)
    expect(byStage.reduce((total, stage) => total + stage[side], 0)).toBe(inService[side]);
  expect(bySchool.filter(({ difference }) => difference > 0).length).toBeGreaterThan(0);
}

/** What was released and what was not add up, and each file is sealed. */
export function deIdentified({
  profile,
  files,
}: {
  readonly profile: { readonly k: number; readonly counts: Readonly<Record<string, number>> };
  readonly files: readonly { readonly path: string; readonly rows: number | null; readonly sha256: string }[];
}): void {
  const { k, counts } = profile;
  expect(k).toBe(10);
  expect(counts['eventsReleased']! + counts['eventsSuppressed']!).toBe(counts['events']);
  expect(files.find(({ path }) => path === 'event_stream.parquet')?.rows).toBe(counts['eventsReleased']);
  for (const { sha256 } of files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
}
