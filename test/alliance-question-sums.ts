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

interface Uptake {
  readonly eligible: number;
  readonly enrolled: number;
  readonly completed: number;
  readonly underWay: number;
  readonly withdrawn: number;
  readonly allModules: number;
}

interface CpdUptake {
  readonly basis: { readonly n: number };
  readonly uptake: Uptake & { readonly enrolledOfEligible: Share };
  readonly everEnrolled: Uptake;
  readonly schools: { readonly edges: readonly { readonly node: Uptake }[] };
}

function uptake({ basis, uptake, everEnrolled, schools }: CpdUptake): void {
  expect(uptake.eligible).toBe(basis.n);
  expect(uptake.enrolled).toBeGreaterThan(0);
  share(uptake.enrolledOfEligible);
  const ofSchools = schools.edges.map(({ node }) => node);
  for (const { enrolled, completed, underWay, withdrawn, allModules } of [
    uptake,
    everEnrolled,
    ...ofSchools,
  ]) {
    expect(completed + underWay + withdrawn).toBe(enrolled);
    expect(allModules).toBeLessThanOrEqual(enrolled);
  }
  for (const school of [uptake, ...ofSchools]) expect(school.enrolled).toBeLessThanOrEqual(school.eligible);
  expect(everEnrolled.enrolled).toBeGreaterThanOrEqual(uptake.enrolled);
}

interface CpdStayers {
  readonly basis: { readonly n: number; readonly warnings: readonly string[] };
  readonly groups: readonly { readonly n: number; readonly cells: readonly { readonly retained: Share }[] }[];
  readonly apart: readonly { readonly retained: { readonly points: number | null } }[];
}

function stayers({ basis, groups, apart }: CpdStayers): void {
  expect(sum(groups.map(({ n }) => n))).toBe(basis.n);
  for (const { n, cells } of groups) {
    expect(n).toBeGreaterThan(0);
    for (const { retained } of cells) {
      expect(retained.of).toBeLessThanOrEqual(n);
      share(retained);
    }
  }
  const [completed, , never] = groups.map(({ cells }) => cells[0]!.retained.percent!);
  expect(apart[0]!.retained.points).toBeCloseTo(completed! - never!, 9);
  expect(basis.warnings.join()).toContain('Not causal');
}

interface NpqSteps {
  readonly applied: number;
  readonly accepted: number;
  readonly started: number;
  readonly retained: number;
  readonly completed: number;
  readonly passed: number;
  readonly failed: number;
  readonly withdrawn: number;
  readonly deferred: number;
  readonly inProgress: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly completedOfStarted: Share;
}

interface NpqFunnel {
  readonly qualifications: readonly (NpqSteps & { readonly qualification: string })[];
  readonly cohorts: readonly (NpqSteps & { readonly qualification: string })[];
}

function npqFunnel({ qualifications, cohorts }: NpqFunnel): void {
  expect(qualifications.length).toBeGreaterThan(3);
  for (const row of [...qualifications, ...cohorts]) {
    const { applied, accepted, started, retained, completed, passed } = row;
    const steps = [applied, accepted, started, retained, completed, passed];
    expect(steps).toEqual(steps.toSorted((a, b) => b - a));
    const { failed, withdrawn, deferred, inProgress, waiting, rejected } = row;
    expect(passed + failed + withdrawn + deferred + inProgress + waiting + rejected).toBe(applied);
    share(row.completedOfStarted);
  }
  for (const { qualification, applied } of qualifications) {
    const ofCohorts = cohorts.filter((row) => row.qualification === qualification);
    expect(sum(ofCohorts.map((row) => row.applied))).toBe(applied);
  }
}

interface NpqMetrics {
  readonly participants: number;
  readonly metrics: readonly {
    readonly metric: number;
    readonly unit: string;
    readonly target: number | null;
    readonly actual: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly status: string;
  }[];
  readonly differences: readonly {
    readonly measure: string;
    readonly p: number | null;
    readonly groups: readonly { readonly share: Share }[];
  }[];
}

/** Seven rows; each group of participants is in one sex and one age, and a difference that is no chance meets no metric. */
function npqMetrics({ participants, metrics, differences }: NpqMetrics): void {
  expect(participants).toBeGreaterThan(0);
  expect(metrics.map(({ metric }) => metric)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(differences).toHaveLength(4);
  for (const { measure, groups } of differences) {
    for (const group of groups) share(group.share);
    if (measure === 'RETENTION') expect(sum(groups.map((group) => group.share.of))).toBe(participants);
  }
  const differ = differences.some(({ p }) => p !== null && p < 0.05);
  for (const { metric, actual, numerator, denominator, target, status, unit } of metrics) {
    expect(actual).toBeCloseTo(((unit === 'PERCENT' ? 100 : 1) * numerator!) / denominator!, 9);
    const isMet = target !== null && actual! >= target && !(metric === 7 && differ);
    expect(status).toBe(target === null ? 'NO_TARGET' : isMet ? 'MET' : 'NOT_MET');
  }
}

interface Whereabouts {
  readonly graduates: number;
  readonly counted: number;
  readonly inService: Share;
  readonly places: readonly { readonly place: string; readonly count: number }[];
}

interface GraduateWhereabouts {
  readonly cohorts: readonly Whereabouts[];
  readonly pooled: Whereabouts;
  readonly destinations: readonly { readonly count: number }[];
}

function whereabouts({ cohorts, pooled, destinations }: GraduateWhereabouts): void {
  expect(cohorts.length).toBeGreaterThan(10);
  for (const { graduates, counted, inService, places } of [...cohorts, pooled]) {
    expect(sum(places.map(({ count }) => count))).toBe(counted);
    expect(counted).toBeLessThanOrEqual(graduates);
    share(inService);
  }
  const at = (name: string) => pooled.places.find(({ place }) => place === name)!.count;
  expect(at('OUR_ALLIANCE')).toBeGreaterThan(0);
  expect(sum(destinations.map(({ count }) => count))).toBe(at('LEFT_DESTINATION_KNOWN'));
  expect(sum(cohorts.map(({ counted }) => counted))).toBe(pooled.counted);
}

interface FirstPosts {
  readonly cohorts: readonly { readonly graduates: number; readonly inPost: Share }[];
  readonly pooled: Share;
}

function firstPosts({ cohorts, pooled }: FirstPosts): void {
  expect(cohorts.length).toBeGreaterThan(10);
  for (const { graduates, inPost } of cohorts) {
    expect(inPost.of).toBeLessThanOrEqual(graduates);
    share(inPost);
  }
  expect(sum(cohorts.map(({ inPost }) => inPost.count))).toBe(pooled.count);
}

interface Unaffiliated {
  readonly inNone: Share;
  readonly byLocalAuthority: readonly { readonly inNone: Share }[];
  readonly byPhase: readonly { readonly inNone: Share }[];
  readonly schools: { readonly totalCount: number; readonly edges: readonly { readonly node: object }[] };
}

function unaffiliated({ inNone, byLocalAuthority, byPhase, schools }: Unaffiliated): void {
  expect(inNone.of).toBeGreaterThan(0);
  for (const parts of [byLocalAuthority, byPhase]) {
    for (const part of parts) share(part.inNone);
    expect(sum(parts.map((part) => part.inNone.count))).toBe(inNone.count);
    expect(sum(parts.map((part) => part.inNone.of))).toBe(inNone.of);
  }
  expect(schools.totalCount).toBe(inNone.count);
  expect(schools.edges.length).toBe(Math.min(inNone.count, 50));
}

export const ofAlliances = {
  T3: whereabouts,
  T4: firstPosts,
  T5: attribution,
  T6: shortfalls,
  T9: uptake,
  T10: stayers,
  T11: npqFunnel,
  T12: npqMetrics,
  T17: unaffiliated,
};
