import { expect } from '@jest/globals';

/** What must hold of the answers to the questions of researchers. */

interface Belief {
  readonly n: number;
  readonly retained: number | null;
  readonly percent: number | null;
}

interface RevisedCell {
  readonly then: Belief;
  readonly now: Belief;
  readonly points: number | null;
  readonly joined: number;
  readonly left: number;
}

/** Who joined the cohort and who left it make the difference of its size; the rates make the points. */
function cohortRevision(answer: {
  readonly cells: readonly RevisedCell[];
  readonly changedTeachers: number;
  readonly facts: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { recordedAt: string } }[];
  };
}): void {
  const { cells, changedTeachers, facts } = answer;
  expect(cells.length).toBeGreaterThan(1);
  expect(changedTeachers).toBeGreaterThan(0);
  expect(facts.totalCount).toBeGreaterThanOrEqual(changedTeachers);
  for (const { node } of facts.edges) expect(Date.parse(node.recordedAt)).toBeGreaterThan(THEN);
  for (const { then, now, points, joined, left } of cells) {
    expect(then.n + joined - left).toBe(now.n);
    if (then.percent === null || now.percent === null) expect(points).toBeNull();
    else expect(points).toBeCloseTo(now.percent - then.percent, 9);
  }
}

const THEN = Date.parse('2021-01-31T00:00:00Z');

interface Effect {
  readonly effect: number;
  readonly percent: number;
  readonly percentWithout: number;
}

/** A correction is listed when it moved a rate by more than was asked, up or down. */
function correctionEffects(answer: {
  readonly corrections: number;
  readonly effects: { readonly totalCount: number; readonly edges: readonly { readonly node: Effect }[] };
}): void {
  expect(answer.corrections).toBeGreaterThan(0);
  expect(answer.effects.totalCount).toBeGreaterThan(0);
  for (const { node } of answer.effects.edges) {
    expect(Math.abs(node.effect)).toBeGreaterThan(0.5);
    expect(node.effect).toBeCloseTo(node.percent - node.percentWithout, 9);
  }
}

const total = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);

/** Who reached it, who left before and who is under way are all there are; shares grow with the years. */
function timeToLeadership(answer: {
  readonly basis: { readonly n: number };
  readonly groups: readonly {
    readonly group: readonly { readonly dimension: string; readonly value: string }[];
    readonly n: number;
    readonly reached: number;
    readonly left: number;
    readonly censored: number;
    readonly at: readonly { readonly incidence: number | null }[];
  }[];
}): void {
  const sexes = answer.groups.map(({ group }) => group.find(({ dimension }) => dimension === 'SEX')!.value);
  expect([...new Set(sexes)]).toEqual(expect.arrayContaining(['female', 'male', 'unknown']));
  expect(total(answer.groups.map(({ n }) => n))).toBe(answer.basis.n);
  for (const { n, reached, left, censored, at } of answer.groups) {
    expect(reached + left + censored).toBe(n);
    const told = at.flatMap(({ incidence }) => incidence ?? []);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  }
}

/** Heads on the paths listed and on the others are all there are; the most frequent path comes first. */
function headshipPaths(answer: {
  readonly heads: number;
  readonly headsOnOthers: number;
  readonly paths: readonly {
    readonly path: readonly string[];
    readonly heads: number;
    readonly percent: number;
  }[];
}): void {
  const { heads, headsOnOthers, paths } = answer;
  expect(paths.length).toBeGreaterThan(3);
  expect(total(paths.map((path) => path.heads)) + headsOnOthers).toBe(heads);
  paths.forEach((path, index) => {
    expect(path.heads).toBeLessThanOrEqual(paths[index - 1]?.heads ?? heads);
    expect(path.percent).toBeCloseTo((100 * path.heads) / heads, 9);
  });
}

interface Promoted {
  readonly n: number;
  readonly promoted: number;
  readonly percent: number | null;
}

/** The difference is that of the two shares, within its limits. */
function npqPromotion(answer: {
  readonly holders: Promoted;
  readonly others: Promoted;
  readonly matched: number;
  readonly matchedPercent: number;
  readonly expectedPercent: number;
  readonly difference: number;
  readonly limits: { readonly lower: number; readonly upper: number };
}): void {
  const { holders, others, matched, matchedPercent, expectedPercent, difference, limits } = answer;
  for (const { n, promoted, percent } of [holders, others])
    expect(percent).toBeCloseTo((100 * promoted) / n, 9);
  expect(matched).toBeGreaterThan(0);
  expect(matched).toBeLessThanOrEqual(holders.n);
  expect(difference).toBeCloseTo(matchedPercent - expectedPercent, 9);
  expect(limits.lower).toBeLessThan(difference);
  expect(limits.upper).toBeGreaterThan(difference);
}

interface Replayed {
  readonly qualified: number;
  readonly sinceQts: readonly { readonly retained: number | null }[];
  readonly sinceTraining: readonly { readonly retained: number | null }[];
}

/** Nobody is retained who is not qualified, and a longer training qualifies no more. */
function trainingReplay(answer: {
  readonly n: number;
  readonly moved: number;
  readonly actual: Replayed;
  readonly replayed: Replayed;
}): void {
  const { n, moved, actual, replayed } = answer;
  expect(actual.qualified).toBe(n);
  expect(moved).toBeGreaterThan(0);
  expect(replayed.qualified).toBeLessThanOrEqual(n);
  for (const { qualified, sinceQts, sinceTraining } of [actual, replayed])
    for (const { retained } of [...sinceQts, ...sinceTraining])
      expect(retained ?? 0).toBeLessThanOrEqual(qualified);
  expect(replayed.sinceTraining.at(-1)!.retained).toBeLessThanOrEqual(actual.sinceTraining.at(-1)!.retained!);
}

/** The difference is that of the two means. */
function assignmentHeadship(answer: {
  readonly basis: { readonly n: number };
  readonly assigned: { readonly n: number; readonly heads: number; readonly meanMonths: number };
  readonly others: { readonly n: number; readonly heads: number; readonly meanMonths: number };
  readonly unmatched: number;
  readonly differenceMonths: number;
}): void {
  const { assigned, others, unmatched, differenceMonths, basis } = answer;
  expect(assigned.n + unmatched).toBe(basis.n);
  for (const { n, heads, meanMonths } of [assigned, others]) {
    expect(heads).toBeLessThanOrEqual(n);
    expect(meanMonths).toBeLessThanOrEqual(60);
  }
  expect(differenceMonths).toBeCloseTo(assigned.meanMonths - others.meanMonths, 9);
}

interface Kept {
  readonly n: number;
  readonly retained: number;
  readonly percent: number | null;
}

/** Each period has its own share, and the difference is that of the two. */
function hubRetention({
  areas,
}: {
  readonly areas: readonly {
    readonly before: Kept;
    readonly after: Kept;
    readonly difference: number | null;
  }[];
}): void {
  expect(areas.length).toBeGreaterThan(2);
  for (const { before, after, difference } of areas) {
    for (const { n, retained } of [before, after]) expect(retained).toBeLessThanOrEqual(n);
    if (before.percent === null || after.percent === null) expect(difference).toBeNull();
    else expect(difference).toBeCloseTo(after.percent - before.percent, 9);
  }
}

/** Each group's employers are all of them. */
function firstEmployer({
  groups,
  basis,
}: {
  readonly basis: { readonly n: number };
  readonly groups: readonly {
    readonly n: number;
    readonly employers: readonly { readonly count: number }[];
  }[];
}): void {
  expect(groups).toHaveLength(2);
  expect(total(groups.map(({ n }) => n))).toBe(basis.n);
  for (const { n, employers } of groups) expect(total(employers.map(({ count }) => count))).toBe(n);
}

/** What is live, and what was known at an instant after everything was recorded, which is derived on its own. */
function contentsDigest(answer: {
  readonly live: { readonly digest: string; readonly tables: readonly { readonly rows: number }[] };
  readonly known: { readonly digest: string };
}): void {
  expect(answer.live.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(answer.live.tables.some(({ rows }) => rows > 0)).toBe(true);
  expect(answer.known.digest).toBe(answer.live.digest);
}

export const ofResearchers: Readonly<Record<string, (answer: never) => void>> = {
  R3: cohortRevision,
  R4: correctionEffects,
  R6: timeToLeadership,
  R7: headshipPaths,
  R8: npqPromotion,
  R9: trainingReplay,
  R11: assignmentHeadship,
  R14: hubRetention,
  R15: firstEmployer,
  R19: contentsDigest,
};
