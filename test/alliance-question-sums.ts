import { expect } from '@jest/globals';

/** What must hold of the answers to the questions of leads of alliances. */

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

export interface Share {
  readonly count: number;
  readonly of: number;
  readonly percent: number | null;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

function share({ count, of, percent, limits }: Share): void {
  expect(count).toBeLessThanOrEqual(of);
  if (of === 0) expect([percent, limits]).toEqual([null, null]);
  else {
    expect(percent).toBeCloseTo((100 * count) / of, 9);
    expect(limits!.lower).toBeLessThanOrEqual(percent!);
    expect(limits!.upper).toBeGreaterThanOrEqual(percent!);
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
  readonly qts: Share;
  readonly lostOfOver: Share;
}

function outcomes(counts: Outcomes): void {
  const { enrolled, gainedQts, gainedEyts, withdrawn, transferred, deferred, inTraining } = counts;
  expect(gainedQts + gainedEyts + withdrawn + transferred + deferred + inTraining).toBe(enrolled);
  expect(counts.qts).toMatchObject({ count: gainedQts, of: enrolled });
  share(counts.qts);
  share(counts.lostOfOver);
}

interface TrainingOutcomes {
  readonly basis: { readonly n: number };
  readonly intakes: readonly (Outcomes & { readonly intake: string })[];
  readonly pooled: readonly Outcomes[];
  readonly byDeferral: readonly Outcomes[];
}

function intakes({ basis, intakes, pooled }: TrainingOutcomes): void {
  expect(intakes.length).toBeGreaterThan(5);
  for (const counts of [...intakes, ...pooled]) outcomes(counts);
  const enrolled = sum(intakes.map((each) => each.enrolled));
  expect(sum(pooled.map((each) => each.enrolled))).toBe(enrolled);
  expect(basis.n).toBeLessThanOrEqual(enrolled);
}

function deferral({ byDeferral, pooled }: TrainingOutcomes): void {
  expect(byDeferral[0]!.enrolled).toBeGreaterThan(0);
  for (const counts of byDeferral) outcomes(counts);
  expect(sum(byDeferral.map((each) => each.enrolled))).toBe(sum(pooled.map((each) => each.enrolled)));
}

interface Withdrawals {
  readonly withdrawals: number;
  readonly reasons: readonly { readonly count: number }[];
  readonly triggers: readonly { readonly count: number }[];
}

interface TrainingWithdrawals {
  readonly all: Withdrawals;
  readonly months: readonly Withdrawals[];
  readonly monthsOfYear: readonly Withdrawals[];
}

function withdrawals({ all, months, monthsOfYear }: TrainingWithdrawals): void {
  expect(all.withdrawals).toBeGreaterThan(0);
  expect(monthsOfYear.length).toBeLessThanOrEqual(12);
  for (const parts of [months, monthsOfYear])
    expect(sum(parts.map((each) => each.withdrawals))).toBe(all.withdrawals);
  for (const each of [all, ...months]) {
    expect(sum(each.triggers.map(({ count }) => count))).toBe(each.withdrawals);
    expect(sum(each.reasons.map(({ count }) => count))).toBeGreaterThanOrEqual(each.withdrawals);
  }
}

interface Attributed {
  readonly phase?: string | null;
  readonly trainees: number;
  readonly share: number;
}

interface TraineeAttribution {
  readonly trainees: number;
  readonly unattributed: number;
  readonly organisations: readonly Attributed[];
  readonly byPhase: readonly Attributed[];
}

/** Whoever trains them jointly, nobody is counted twice. */
function attribution({ trainees, unattributed, organisations, byPhase }: TraineeAttribution): void {
  expect(organisations.length).toBeGreaterThan(1);
  for (const parts of [organisations, byPhase])
    expect(sum(parts.map((each) => each.share)) + unattributed).toBeCloseTo(trainees, 6);
  expect(sum(organisations.map((each) => each.trainees))).toBeGreaterThan(trainees - unattributed);
}

interface PlacementShortfalls {
  readonly trainees: number;
  readonly lackingPlacements: number;
  readonly lackingDays: number;
  readonly lacking: number;
  readonly shortfalls: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: { readonly placementsShort: number; readonly daysShort: number };
    }[];
  };
}

function shortfalls({
  trainees,
  lackingPlacements,
  lackingDays,
  lacking,
  shortfalls,
}: PlacementShortfalls): void {
  expect(lacking).toBeGreaterThan(0);
  expect(lacking).toBeLessThanOrEqual(trainees);
  expect(lacking).toBeGreaterThanOrEqual(Math.max(lackingPlacements, lackingDays));
  expect(lacking).toBeLessThanOrEqual(lackingPlacements + lackingDays);
  expect(shortfalls.totalCount).toBe(lacking);
  for (const { node } of shortfalls.edges) expect(node.placementsShort > 0 || node.daysShort > 0).toBe(true);
}

export const ofAlliances = {
  T1: intakes,
  T5: attribution,
  T6: shortfalls,
  T7: withdrawals,
  T8: deferral,
};
