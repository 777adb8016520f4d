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

export const ofResearchers: Readonly<Record<string, (answer: never) => void>> = {
  R3: cohortRevision,
  R4: correctionEffects,
};
