import { academicYearName } from '#pathway/calendar';
import { npqs } from '#pathway/vocabulary/npqs';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { answered } from '../asked.js';
import { shareOf } from '../proportions/share.js';
import type { Answering } from '../read-model.js';
import { academicYearSql, type EnrolmentFilter, enrolmentsSql } from './enrolments.sql.js';
import type {
  NpqCohort,
  NpqCohortFunnel,
  NpqFunnelAnswer,
  NpqFunnelArgs,
  NpqFunnelRow,
  NpqShares,
  NpqSteps,
} from './funnel.answer.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'Attempts at NPQs (one teacher may have several) by how far they came at the close of the day; a later step tells of ' +
  'those before it. Retained: declared so at a retention point, or assessed. Completed: with an outcome, passed or ' +
  'failed, that stands. Passed, failed, withdrawn, deferred, in progress, waiting and rejected add up to those who ' +
  'applied.';

const UNFINISHED =
  'NPQs take up to two years: of recent cohorts many are in progress, so few are retained or completed yet.';

const cohortSql: Readonly<Record<NpqCohort, string>> = {
  FIRST_STEP: academicYearSql('first_on'),
  START: academicYearSql('begun_on'),
  INTAKE: 'if(accepted_on IS NULL, NULL, intake)',
};

const funnelSql = (filter: EnrolmentFilter, cohortBy: NpqCohort): string => `
  SELECT qualification, ${cohortSql[cohortBy]}::VARCHAR AS cohort, state, count(*)::INTEGER AS count,
    (count(*) FILTER (accepted_on IS NOT NULL OR begun_on IS NOT NULL))::INTEGER AS accepted,
    count(begun_on)::INTEGER AS started,
    (count(*) FILTER (retained_on IS NOT NULL OR assessed_on IS NOT NULL))::INTEGER AS retained
  FROM (${enrolmentsSql(filter)}) GROUP BY ALL ORDER BY qualification, cohort NULLS LAST, state`;

const teachersSql = (filter: EnrolmentFilter): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${enrolmentsSql(filter)})`;

interface Row extends Readonly<Record<string, unknown>> {
  readonly qualification: string;
  readonly cohort: string | null;
  readonly state: string;
  readonly count: number;
  readonly accepted: number;
  readonly started: number;
  readonly retained: number;
}

/**
 * How many apply for each NPQ, are accepted, start, stay and pass, by cohort.
 *
 * @throws ImpossibleQuestion a level that cannot be
 */
export async function npqFunnel(model: Answering, args: NpqFunnelArgs): Promise<NpqFunnelAnswer> {
  const { asOf, qualification, provider, cohortBy = 'FIRST_STEP', level = DEFAULT_LEVEL } = args;
  refuseLevel(level);
  const filter = { hasQualification: qualification !== undefined, hasProvider: provider !== undefined };
  return answered(model, { ...args, cohortBy, level }, async ({ rows }) => {
    const of = {
      asOf,
      ...(qualification !== undefined && { qualification }),
      ...(provider !== undefined && { provider }),
    };
    const found = await rows<Row>(funnelSql(filter, cohortBy), of);
    const [teachers] = await rows<{ n: number }>(teachersSql(filter), of);
    const isYear = cohortBy !== 'INTAKE';
    const answer = {
      qualifications: grouped(found, (row) => row.qualification).map((group) => rowOf(group, level)),
      cohorts: grouped(found, (row) => `${row.qualification} ${row.cohort}`).map((group) =>
        cohortOf(group, isYear, level),
      ),
    };
    return { ground: { definition: DEFINITION, n: teachers!.n, warnings: [UNFINISHED] }, answer };
  });
}

/** In the order in which they come. */
function grouped(rows: readonly Row[], keyOf: (row: Row) => string): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}

function cohortOf(rows: readonly Row[], isYear: boolean, level: number): NpqCohortFunnel {
  const { cohort } = rows[0]!;
  return {
    cohort: cohort !== null && isYear ? academicYearName(Number(cohort)) : cohort,
    ...rowOf(rows, level),
  };
}

function rowOf(rows: readonly Row[], level: number): NpqFunnelRow {
  const { qualification } = rows[0]!;
  const steps = stepsOf(rows);
  return {
    qualification,
    name: labelOf(npqs, qualification),
    ...steps,
    ...sharesOf(steps, level),
  };
}

function stepsOf(rows: readonly Row[]): NpqSteps {
  const sum = (column: 'count' | 'accepted' | 'started' | 'retained'): number =>
    rows.reduce((total, row) => total + row[column], 0);
  const inState = (state: string): number =>
    rows.reduce((total, row) => total + (row.state === state ? row.count : 0), 0);
  const [passed, failed] = [inState('COMPLETED'), inState('FAILED')];
  return {
    applied: sum('count'),
    accepted: sum('accepted'),
    started: sum('started'),
    retained: sum('retained'),
    completed: passed + failed,
    passed,
    failed,
    withdrawn: inState('WITHDRAWN'),
    deferred: inState('DEFERRED'),
    inProgress: inState('IN_PROGRESS'),
    waiting: inState('APPLIED'),
    rejected: inState('REJECTED'),
  };
}

const sharesOf = (steps: NpqSteps, level: number): NpqShares => ({
  startedOfApplied: shareOf(steps.started, steps.applied, level),
  retainedOfStarted: shareOf(steps.retained, steps.started, level),
  completedOfStarted: shareOf(steps.completed, steps.started, level),
  passedOfCompleted: shareOf(steps.passed, steps.completed, level),
  withdrawnOfStarted: shareOf(steps.withdrawn, steps.started, level),
});
