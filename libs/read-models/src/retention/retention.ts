import { academicYearName } from '#pathway/calendar';
import type { Answering, Snapshot } from '../read-model.js';
import { answered } from '../asked.js';
import { endOfYearAfter, firstYearOf } from '../cohort/academic-year.js';
import type { Grouping, GroupValue } from '../grouping/grouping.js';
import { groupValue } from '../grouping/grouping.js';
import type {
  CohortRetention,
  PooledRetention,
  RetentionAnswer,
  RetentionArgs,
  RetentionCell,
} from './retention.answer.js';
import { retentionSql } from './retention.sql.js';
import { ImpossibleQuestion } from '../answer.js';

const DEFINITION =
  'Of all teachers awarded QTS in an academic year, those in service on the anniversary of their own QTS (29 February: ' +
  '28 February in other years). Who left and came back counts. A cell is empty until every possible member of the ' +
  'cohort has come to the anniversary; pooled figures take those who have. Groups are fixed at the start, by the ' +
  'training and by the first school on the day of entry; who has no value for a group is left out of it.';

/** Rows of one answer: groups of each cohort. */
const MOST_GROUPS = 5_000;

type Row = Readonly<Record<string, number | string | null>> & {
  readonly cohort: number;
  readonly n: number;
  readonly groups: number;
};
type Settled = RetentionArgs & Required<Pick<RetentionArgs, 'breaks' | 'by' | 'cohorts'>>;

/**
 * How many of each cohort are in service so many years after QTS, cohort by cohort and all cohorts together.
 *
 * @throws ImpossibleQuestion a year, a cohort or the date asked for cannot be, or there are more than 5,000 groups
 */
export async function retention(model: Answering, args: RetentionArgs): Promise<RetentionAnswer> {
  const settled: Settled = {
    ...args,
    breaks: args.breaks ?? 'IN',
    by: args.by ?? [],
    cohorts: args.cohorts ?? [],
  };
  refuseImpossible(settled);
  return answered(model, settled, async (snapshot) => {
    const rows = await rowsOf(snapshot, settled);
    const answer = { cohorts: cohortsOf(rows, settled), pooled: pooledOf(rows, settled) };
    return { ground: { definition: DEFINITION, n: sum(rows, 'n') }, answer };
  });
}

function refuseImpossible({ years, by, cohorts }: Settled): void {
  const areYears =
    years.length > 0 && years.every((year) => Number.isInteger(year) && year >= 1 && year <= 50);
  if (!areYears || new Set(years).size < years.length)
    throw new ImpossibleQuestion('years must be whole numbers from 1 to 50, each once.');
  if (new Set(by).size < by.length) throw new ImpossibleQuestion('by must name each group once.');
  const wrong = cohorts.find((cohort) => firstYearOf(cohort) === undefined);
  if (wrong !== undefined) throw new ImpossibleQuestion('A cohort is written like 2014/15.');
}

/** @throws ImpossibleQuestion they are too many for one answer */
async function rowsOf(snapshot: Snapshot, args: Settled): Promise<readonly Row[]> {
  const { by, years, breaks, asOf } = args;
  const rows = await snapshot.rows<Row>(retentionSql(by, years, breaks, MOST_GROUPS), { asOf });
  const groups = (rows[0]?.groups ?? 0) + emptyCohorts(rows, args).length;
  if (groups > MOST_GROUPS)
    throw new ImpossibleQuestion(`Too many groups for one answer (${groups}): ask for fewer dimensions.`);
  return rows;
}

/** Cohorts to list though nobody is in them. */
function emptyCohorts(rows: readonly Row[], { cohorts }: Settled): readonly number[] {
  const found = new Set(rows.map(({ cohort }) => cohort));
  return [...new Set(cohorts.map((name) => firstYearOf(name)!))].filter((cohort) => !found.has(cohort));
}

function cohortsOf(rows: readonly Row[], args: Settled): readonly CohortRetention[] {
  const byCohort = groupedBy(
    rows,
    args,
    args.by.filter((name) => name !== 'COHORT'),
    (row) => row.cohort,
  );
  return [
    ...byCohort.map(({ rows: [row, ...more], group }) => cohortOf(row!.cohort, group, [row!, ...more], args)),
    ...emptyCohorts(rows, args).map((cohort) => cohortOf(cohort, [], [], args)),
  ].sort((a, b) => (a.cohort < b.cohort ? -1 : a.cohort > b.cohort ? 1 : 0));
}

function cohortOf(
  cohort: number,
  group: readonly GroupValue[],
  rows: readonly Row[],
  { years, asOf }: Settled,
): CohortRetention {
  const n = sum(rows, 'n');
  const cells = years.map((year): RetentionCell => {
    if (endOfYearAfter(cohort, year) > asOf) return { year, retained: null, percent: null };
    const retained = sum(rows, `retained_${year}`);
    return { year, retained, percent: percentOf(retained, n) };
  });
  return { cohort: academicYearName(cohort), group, n, cells };
}

function pooledOf(rows: readonly Row[], args: Settled): readonly PooledRetention[] {
  const groups = groupedBy(rows, args, args.by, () => '').toSorted(byValues);
  const all = args.by.length === 0 && groups.length === 0 ? [{ group: [], rows: [] }] : groups;
  return all.map(({ group, rows: ofGroup }) => ({
    group,
    n: sum(ofGroup, 'n'),
    cells: args.years.map((year) => {
      const eligible = sum(ofGroup, `eligible_${year}`);
      const retained = sum(ofGroup, `retained_${year}`);
      return { year, eligible, retained, percent: percentOf(retained, eligible) };
    }),
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

const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);
