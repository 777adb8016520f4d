import { expect } from '@jest/globals';

/** What must hold of the answers to the questions of planners in trusts. */

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

interface Basis {
  readonly basis: { readonly n: number; readonly warnings: readonly string[] };
}

interface Listed<T> {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: T }[];
}

const nodesOf = <T>({ edges }: Listed<T>): readonly T[] => edges.map(({ node }) => node);

function share(part: number, whole: number, percent: number | null): void {
  expect(part).toBeLessThanOrEqual(whole);
  if (whole === 0) expect(percent).toBeNull();
  else expect(percent).toBeCloseTo((100 * part) / whole, 9);
}

interface Candidate {
  readonly rating: string | null;
  readonly distanceKm: number | null;
  readonly history: readonly object[];
}

function candidates({ basis, candidates }: Basis & { candidates: Listed<Candidate> }): void {
  expect(candidates.totalCount).toBeGreaterThan(0);
  expect(candidates.totalCount).toBe(basis.n);
  expect(basis.warnings.join(' ')).not.toContain('distances cannot be told');
  for (const { distanceKm } of nodesOf(candidates)) expect(distanceKm).toBeGreaterThanOrEqual(0);
  const order = ['ready_now', 'ready_in_one_year', 'ready_in_three_years', null, 'not_ready'];
  const places = nodesOf(candidates).map(({ rating }) => order.indexOf(rating));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const { history } of nodesOf(candidates)) expect(history.length).toBeGreaterThan(0);
}

interface Bench {
  readonly readyNow: number;
  readonly readyNowInSchool: number;
}

function benches(answer: { count: number; withoutSuccessor: number; posts: Listed<Bench> }): void {
  const posts = nodesOf(answer.posts);
  expect(posts.length).toBeGreaterThan(0);
  expect(answer.posts.totalCount).toBe(answer.count);
  expect(posts.filter(({ readyNow }) => readyNow === 0)).toHaveLength(answer.withoutSuccessor);
  for (const { readyNow, readyNowInSchool } of posts) expect(readyNowInSchool).toBeLessThanOrEqual(readyNow);
}

interface Staged {
  readonly phase: string | null;
  readonly stage: string;
  readonly count: number;
}

/** Who works in two schools of a phase counts once in the phase and in both schools. */
function pyramid(answer: Basis & { byPhase: readonly Staged[]; bySchool: Listed<Staged> }): void {
  const { basis, byPhase, bySchool } = answer;
  const counts = byPhase.map(({ count }) => count);
  expect(sum(counts)).toBeGreaterThanOrEqual(basis.n);
  expect(Math.max(...counts)).toBeLessThanOrEqual(basis.n);
  expect(bySchool.totalCount).toBe(bySchool.edges.length);
  for (const { phase, stage, count } of byPhase) {
    const schools = nodesOf(bySchool).filter((row) => row.phase === phase && row.stage === stage);
    expect(sum(schools.map((row) => row.count))).toBeGreaterThanOrEqual(count);
  }
}

interface Step {
  readonly n: number;
  readonly p25Days: number;
  readonly medianDays: number;
  readonly p75Days: number;
}

function stageTimes({ basis, steps }: Basis & { steps: readonly Step[] }): void {
  expect(steps.length).toBeGreaterThan(4);
  for (const { n, p25Days, medianDays, p75Days } of steps) {
    expect(n).toBeLessThanOrEqual(basis.n);
    expect(p25Days).toBeGreaterThanOrEqual(0);
    expect([p25Days, medianDays, p75Days]).toEqual([p25Days, medianDays, p75Days].toSorted((a, b) => a - b));
  }
}

interface Promoted {
  readonly n: number;
  readonly promoted: number;
  readonly percent: number | null;
}

interface Comparison {
  readonly assigned: Promoted;
  readonly others: Promoted;
  readonly matched: number;
}

function promotion({ basis, comparisons }: Basis & { comparisons: readonly Comparison[] }): void {
  const [all, ...stages] = comparisons;
  expect(all!.assigned.n).toBeGreaterThan(0);
  expect(all!.assigned.n).toBe(basis.n);
  for (const side of ['assigned', 'others'] as const)
    for (const count of ['n', 'promoted'] as const)
      expect(sum(stages.map((stage) => stage[side][count]))).toBe(all![side][count]);
  for (const { assigned, others, matched } of comparisons) {
    share(assigned.promoted, assigned.n, assigned.percent);
    share(others.promoted, others.n, others.percent);
    expect(matched).toBeLessThanOrEqual(assigned.n);
  }
  expect(basis.warnings.join(' ')).toContain('Not causal');
}

interface Appointments {
  readonly appointments: number;
  readonly fromSameSchool: number;
  readonly fromSameTrust: number;
  readonly fromElsewhere: number;
  readonly fromNoPost: number;
  readonly internal: number;
  readonly percent: number | null;
}

function appointments({ years }: { years: readonly Appointments[] }): void {
  expect(years.length).toBeGreaterThan(0);
  for (const { fromSameSchool, fromSameTrust, fromElsewhere, fromNoPost, ...year } of years) {
    expect(fromSameSchool + fromSameTrust).toBe(year.internal);
    expect(year.internal + fromElsewhere + fromNoPost).toBe(year.appointments);
    share(year.internal, year.appointments, year.percent);
  }
}

interface Holders {
  readonly holders: number;
  readonly promoted: number;
  readonly movedSchool: number;
  readonly notMoved: number;
  readonly notInService: number;
  readonly percent: number | null;
}

function npqMoves({ counts, notMoved }: { counts: readonly Holders[]; notMoved: Listed<unknown> }): void {
  expect(counts.length).toBeGreaterThan(0);
  for (const { promoted, movedSchool, notInService, ...count } of counts) {
    expect(promoted + movedSchool + count.notMoved + notInService).toBe(count.holders);
    share(count.notMoved, count.holders, count.percent);
  }
  expect(sum(counts.map((count) => count.notMoved))).toBe(notMoved.totalCount);
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly toMoreMeals: number;
}

interface Moves {
  readonly total: number;
  readonly toMoreMeals: number;
  readonly mealsUnknown: number;
  readonly byRole: readonly { readonly count: number }[];
  readonly moves: Listed<Move>;
}

function moves(answer: Moves): void {
  const flows = nodesOf(answer.moves);
  expect(flows.length).toBeGreaterThan(0);
  expect(sum(answer.byRole.map(({ count }) => count))).toBe(answer.total);
  expect(sum(flows.map(({ count }) => count))).toBe(answer.total);
  expect(sum(flows.map(({ toMoreMeals }) => toMoreMeals))).toBe(answer.toMoreMeals);
  expect(answer.mealsUnknown).toBeLessThan(answer.total);
  for (const { from, to } of flows) expect(from).not.toBe(to);
}

interface Cell {
  readonly year: number;
  readonly n: number;
  readonly eligible: number;
  readonly retained: number;
  readonly percent: number | null;
}

function cell({ n, eligible, retained, percent }: Cell): void {
  expect(eligible).toBeLessThanOrEqual(n);
  share(retained, eligible, percent);
}

function leaderRetention(answer: Basis & { cohorts: readonly Cell[]; pooled: readonly Cell[] }): void {
  const { basis, cohorts, pooled } = answer;
  for (const row of [...cohorts, ...pooled]) cell(row);
  for (const year of [1, 3, 5])
    for (const rows of [cohorts, pooled])
      expect(sum(rows.filter((row) => row.year === year).map(({ n }) => n))).toBe(basis.n);
}

interface Leavers {
  readonly staff: number;
  readonly leavers: number;
  readonly percent: number | null;
}

interface Ways {
  readonly ways: readonly { readonly count: number }[];
}

function leavers(
  answer: Basis & Ways & { years: readonly Leavers[]; schools: Listed<Leavers & Ways> },
): void {
  const last = answer.years.at(-1)!;
  expect(last.staff).toBe(answer.basis.n);
  expect(sum(answer.ways.map(({ count }) => count))).toBe(last.leavers);
  for (const row of [...answer.years, ...nodesOf(answer.schools)]) share(row.leavers, row.staff, row.percent);
  for (const school of nodesOf(answer.schools))
    expect(sum(school.ways.map(({ count }) => count))).toBe(school.leavers);
}

interface Subject {
  readonly school: string;
  readonly subject: string;
  readonly teachers: number;
  readonly fte: number;
  readonly needed: number | null;
  readonly surplus: number | null;
}

interface Sharing {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly teachers: number;
  readonly spare: number | null;
  readonly short: number | null;
  readonly shareFte: number | null;
}

function subjects({ schools, shares }: { schools: Listed<Subject>; shares: Listed<Sharing> }): void {
  const rows = nodesOf(schools);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ surplus }) => surplus !== null && surplus < 0)).toBe(true);
  for (const { fte, needed, surplus } of rows)
    if (surplus !== null) expect(surplus).toBeCloseTo(fte - needed!, 6);
  const at = (school: string, subject: string) =>
    rows.find((row) => row.school === school && row.subject === subject);
  for (const { subject, from, to, teachers, spare, short, shareFte } of nodesOf(shares)) {
    expect(at(from, subject)!.teachers).toBe(teachers);
    if (spare === null || short === null) {
      expect(teachers).toBeGreaterThan(1);
      expect(at(to, subject)?.teachers ?? 0).toBe(0);
    } else {
      expect(spare).toBeCloseTo(at(from, subject)!.surplus!, 6);
      expect(short).toBeCloseTo(-at(to, subject)!.surplus!, 6);
      expect(shareFte).toBe(Math.min(spare, short));
    }
  }
}

interface Due {
  readonly due: number;
  readonly withoutMentor: number;
  readonly nearLimit: number;
  readonly concerns: Listed<{ readonly mentor: string | null; readonly daysAbsent: number }>;
}

function inductions({ basis, due, withoutMentor, nearLimit, concerns }: Basis & Due): void {
  expect(due).toBeGreaterThan(0);
  expect(due).toBe(basis.n);
  expect(concerns.totalCount).toBeLessThanOrEqual(withoutMentor + nearLimit);
  for (const { mentor, daysAbsent } of nodesOf(concerns))
    expect(mentor === null || daysAbsent >= 25).toBe(true);
}

interface Executive {
  readonly schools: readonly { readonly fte: number | null; readonly daysAWeek: number | null }[];
}

function executives({ leaders }: { leaders: Listed<Executive> }): void {
  expect(leaders.totalCount).toBeGreaterThan(0);
  for (const { schools } of nodesOf(leaders)) {
    expect(schools.length).toBeGreaterThan(0);
    for (const { fte, daysAWeek } of schools) if (fte !== null) expect(daysAWeek).toBeCloseTo(fte * 5, 9);
  }
}

interface Heads {
  readonly byYear: readonly { readonly count: number }[];
  readonly heads: Listed<object>;
}

function headsToCentre({ basis, byYear, heads }: Basis & Heads): void {
  expect(heads.totalCount).toBeGreaterThanOrEqual(basis.n);
  expect(sum(byYear.map(({ count }) => count))).toBeGreaterThanOrEqual(basis.n);
}

interface Proposal {
  readonly teacherFte: number | null;
  readonly uncoveredFte: number | null;
  readonly teacherLessons: number | null;
  readonly uncoveredLessons: number | null;
  readonly homeFte: number;
  readonly uncoveredPercent: number | null;
}

function backfill({ proposals }: { proposals: Listed<Proposal> }): void {
  expect(proposals.totalCount).toBeGreaterThan(0);
  for (const { teacherFte, uncoveredFte, homeFte, uncoveredPercent, ...lessons } of nodesOf(proposals)) {
    if (uncoveredFte === null) continue;
    expect(uncoveredFte).toBeLessThanOrEqual(teacherFte!);
    share(uncoveredFte, homeFte, uncoveredPercent);
    if (lessons.uncoveredLessons !== null)
      expect(lessons.uncoveredLessons).toBeCloseTo((lessons.teacherLessons! * uncoveredFte) / teacherFte!, 3);
  }
}

interface Vacancies {
  readonly months: readonly {
    readonly stage: string;
    readonly plannedEnds: number;
    readonly assignmentEnds: number;
    readonly byChance: { readonly expected: number } | null;
    readonly byChanceFromSixty: number | null;
    readonly expected: number | null;
  }[];
  readonly stages: readonly {
    readonly stage: string;
    readonly posts: number;
    readonly withPlannedEnd: number;
    readonly observed: number;
    readonly ended: number;
    readonly fromSixty: { readonly posts: number; readonly observed: number; readonly ended: number };
    readonly expected: { readonly expected: number; readonly lower: number; readonly upper: number } | null;
  }[];
  readonly posts: Listed<{ readonly endsOn: string | null; readonly chance: number | null }>;
}

/** Months add up to their stage, and posts with a planned end come first, in the order of their ends. */
function vacancies({ months, stages, posts }: Vacancies): void {
  for (const { stage, expected, posts: open, withPlannedEnd, fromSixty, observed, ended } of stages) {
    const ofStage = months.filter((month) => month.stage === stage);
    expect(fromSixty.posts).toBeLessThanOrEqual(open - withPlannedEnd);
    expect(fromSixty.observed).toBeLessThanOrEqual(observed);
    expect(fromSixty.ended).toBeLessThanOrEqual(ended);
    for (const { byChance, byChanceFromSixty } of ofStage)
      expect(byChanceFromSixty ?? 0).toBeLessThanOrEqual((byChance?.expected ?? 0) + 1e-9);
    expect(ofStage).toHaveLength(24);
    expect(withPlannedEnd).toBeLessThanOrEqual(open);
    if (expected === null) continue;
    expect(sum(ofStage.map((month) => month.expected!))).toBeCloseTo(expected.expected, 9);
    const known = sum(ofStage.map(({ plannedEnds, assignmentEnds }) => plannedEnds + assignmentEnds));
    expect(known).toBeLessThanOrEqual(expected.lower);
    expect(expected.lower).toBeLessThanOrEqual(expected.upper);
  }
  expect(posts.totalCount).toBeGreaterThanOrEqual(sum(stages.map((stage) => stage.posts)));
  const order = nodesOf(posts).map(({ endsOn }) => endsOn ?? '9999');
  expect(order).toEqual(order.toSorted());
  for (const { chance } of nodesOf(posts)) if (chance !== null) expect(chance >= 0 && chance <= 1).toBe(true);
}

interface GroupInStage {
  readonly stage: string;
  readonly group: { readonly dimension: string; readonly value: string };
  readonly share: { readonly count: number; readonly of: number; readonly percent: number | null };
  readonly below: { readonly count: number; readonly of: number; readonly percent: number | null } | null;
  readonly apart: { readonly points: number | null } | null;
}

/** The groups of a stage are all of it, all stages together all there are, and each stands beside the one below. */
function diversity({ basis, stages }: Basis & { stages: readonly GroupInStage[] }): void {
  const names = [...new Set(stages.map((row) => row.stage))];
  expect(names).toHaveLength(6);
  for (const dimension of ['SEX', 'AGE_BAND']) {
    const rows = stages.filter(({ group }) => group.dimension === dimension);
    expect(sum(rows.map((row) => row.share.count))).toBe(basis.n);
    for (const name of names) {
      const ofStage = rows.filter((row) => row.stage === name);
      expect(sum(ofStage.map((row) => row.share.count))).toBe(ofStage[0]!.share.of);
    }
    for (const { stage, group, share: own, below, apart } of rows) {
      share(own.count, own.of, own.percent);
      const lower = rows.find(
        (row) => row.stage === names[names.indexOf(stage) - 1] && row.group.value === group.value,
      );
      expect(below).toEqual(lower?.share ?? null);
      if (typeof below?.percent === 'number' && own.percent !== null)
        expect(apart!.points).toBeCloseTo(own.percent - below.percent, 9);
    }
  }
}

interface Joined extends Cell {
  readonly cohort: string;
  readonly where: 'SCHOOL' | 'TRUST' | 'PROFESSION';
}

function joining({ cohorts }: { cohorts: readonly Joined[] }): void {
  expect(cohorts.length).toBeGreaterThan(3);
  cohorts.forEach(cell);
  for (const { cohort, year, retained } of cohorts.filter(({ where }) => where === 'TRUST')) {
    const of = (where: string) =>
      cohorts.find((row) => row.cohort === cohort && row.year === year && row.where === where)!.retained;
    expect(of('SCHOOL')).toBeLessThanOrEqual(retained);
    expect(retained).toBeLessThanOrEqual(of('PROFESSION'));
  }
}

export const ofTrusts: Readonly<Record<string, (answer: never) => void>> = {
  P1: candidates,
  P2: benches,
  P3: pyramid,
  P4: stageTimes,
  P5: promotion,
  P6: appointments,
  P7: npqMoves,
  P8: moves,
  P9: leaderRetention,
  P10: vacancies,
  P11: leavers,
  P12: subjects,
  P13: inductions,
  P14: executives,
  P16: headsToCentre,
  P17: backfill,
  P18: joining,
  P19: diversity,
};
