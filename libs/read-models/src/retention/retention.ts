import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { periods } from '../cohort/periods.js';
import type { Grouping, GroupValue } from '../grouping/grouping.js';
import { groupValue } from '../grouping/grouping.js';
import type { Answering, Snapshot } from '../read-model.js';
import { releaseOf } from '../benchmark/releases.js';
import { besideOf } from './beside.js';
import { cohortCell, pooledCell, type Row, sum, weightOf } from './cells.js';
import { definitionOf } from './definition.js';
import type { CohortRetention, PooledRetention, RetentionAnswer, RetentionArgs } from './retention.answer.js';
import { retentionSql } from './retention.sql.js';
import { type Settled, settledFrom } from './settings.js';
import { warningsOf } from './warnings.js';

/** Rows of one answer: groups of each cohort. */
const MOST_GROUPS = 5_000;

/**
 * How many of each cohort are retained after so many years, cohort by cohort and all cohorts together.
 *
 * @throws ImpossibleQuestion a year, a cohort, a benchmark or the date asked for cannot be, or there are more than 5,000 groups
 */
export async function retention(model: Answering, args: RetentionArgs): Promise<RetentionAnswer> {
  const settled = settledFrom(args);
  const release = settled.benchmark === undefined ? undefined : releaseOf(settled.benchmark);
  return answered(model, settled, async (snapshot) => {
    const rows = await rowsOf(snapshot, settled);
    const cohorts = cohortsOf(rows, settled).map((cohort) => besideOf(cohort, release, settled.years));
    const answer = { cohorts, pooled: pooledOf(rows, settled) };
    const warnings = warningsOf(settled, cohorts, release);
    return { ground: { definition: definitionOf(settled), n: teachersIn(rows), warnings }, answer };
  });
}

/** Who is shared counts once, as the shares of each total 1. */
const teachersIn = (rows: readonly Row[]): number => Math.round(weightOf(rows) ?? sum(rows, 'n'));

/** @throws ImpossibleQuestion they are too many for one answer */
async function rowsOf(snapshot: Snapshot, args: Settled): Promise<readonly Row[]> {
  const rows = await snapshot.rows<Row>(retentionSql(args, MOST_GROUPS), { asOf: args.asOf });
  const groups = (rows[0]?.groups ?? 0) + emptyCohorts(rows, args).length;
  if (groups > MOST_GROUPS)
    throw new ImpossibleQuestion(`Too many groups for one answer (${groups}): ask for fewer dimensions.`);
  return rows;
}

/** Cohorts to list though nobody is in them. */
function emptyCohorts(rows: readonly Row[], { cohorts, cohortBy }: Settled): readonly number[] {
  const found = new Set(rows.map(({ cohort }) => cohort));
  return [...new Set(cohorts.map((name) => periods[cohortBy].numberOf(name)!))].filter(
    (cohort) => !found.has(cohort),
  );
}

function cohortsOf(rows: readonly Row[], args: Settled): readonly CohortRetention[] {
  const isSaid = args.cohortFrom === 'QTS' && args.cohortBy === 'ACADEMIC_YEAR';
  const byCohort = groupedBy(
    rows,
    args,
    args.by.filter((name) => !(isSaid && name === 'COHORT')),
    (row) => row.cohort,
  );
  return [
    ...byCohort.map(({ rows: ofGroup, group }) => cohortOf(ofGroup[0]!.cohort, group, ofGroup, args)),
    ...emptyCohorts(rows, args).map((cohort) => cohortOf(cohort, [], [], args)),
  ].sort((a, b) => (a.cohort < b.cohort ? -1 : a.cohort > b.cohort ? 1 : 0));
}

const cohortOf = (
  cohort: number,
  group: readonly GroupValue[],
  rows: readonly Row[],
  args: Settled,
): CohortRetention => ({
  cohort: periods[args.cohortBy].nameOf(cohort),
  group,
  n: sum(rows, 'n'),
  weighted: weightOf(rows),
  observedLate: sum(rows, 'observed_late'),
  cells: args.years.map((year) => cohortCell(cohort, year, rows, args)),
  benchmark: null,
});

function pooledOf(rows: readonly Row[], args: Settled): readonly PooledRetention[] {
  const groups = groupedBy(rows, args, args.by, () => '').toSorted(byValues);
  const all = args.by.length === 0 && groups.length === 0 ? [{ group: [], rows: [] }] : groups;
  return all.map(({ group, rows: ofGroup }) => ({
    group,
    n: sum(ofGroup, 'n'),
    weighted: weightOf(ofGroup),
    cells: args.years.map((year) => pooledCell(year, ofGroup, args)),
  }));
}

/** Not by the cohort in which a group happens to appear first. */
const byValues = (a: Group, b: Group): number => {
  const [one, other] = [a, b].map(({ group }) => JSON.stringify(group.map(({ value }) => value)));
  return one! < other! ? -1 : one! > other! ? 1 : 0;
};

interface Group {
  readonly group: readonly GroupValue[];
  readonly rows: readonly Row[];
}

function groupedBy(
  rows: readonly Row[],
  { by }: Settled,
  wanted: readonly Grouping[],
  and: (row: Row) => number | string,
): readonly Group[] {
  const groups = new Map<string, { group: readonly GroupValue[]; rows: Row[] }>();
  for (const row of rows) {
    const group = wanted.map((dimension) => groupValue(dimension, valueOf(row, dimension, by)));
    const key = JSON.stringify([and(row), ...group.map(({ value }) => value)]);
    const found = groups.get(key) ?? { group, rows: [] };
    groups.set(key, found);
    found.rows.push(row);
  }
  return [...groups.values()];
}

const valueOf = (row: Row, dimension: Grouping, by: readonly Grouping[]): string =>
  String(row[`g${by.indexOf(dimension)}`]);
