import { periods } from '../cohort/periods.js';
import { groupValue } from '../grouping/grouping.js';
import type { RetentionArgs } from '../retention/retention.answer.js';
import { retainedTeachersSql } from '../retention/retention.sql.js';
import { settledFrom } from '../retention/settings.js';
import type { CountedCell, Counting } from './counted.js';

type Row = Readonly<Record<string, number | string | boolean | null>> & {
  readonly teacher: string;
  readonly cohort: number;
  readonly is_late: boolean;
  readonly reached: number;
};

/** Whom `retention` counts, where nobody is shared. A group is named by its values, as JSON. */
export const retentionCounted: Counting<RetentionArgs> = async ({ rows }, args) => {
  const settled = settledFrom(args);
  const found = await rows<Row>(retainedTeachersSql(settled), { asOf: args.asOf });
  const cells = new Map<string, { path: readonly string[]; teachers: string[] }>();
  const add = (teacher: string, ...path: readonly string[]): void => {
    const id = path.join('\n');
    const cell = cells.get(id) ?? { path, teachers: [] };
    cells.set(id, cell);
    cell.teachers.push(teacher);
  };
  for (const row of found) {
    const group = JSON.stringify(
      settled.by.map((dimension, index) => groupValue(dimension, String(row[`g${index}`])).value),
    );
    const cohort = ['cohorts', periods[settled.cohortBy].nameOf(row.cohort), group];
    for (const place of [cohort, ['pooled', group]])
      for (const count of countsOf(row, settled.years)) add(row.teacher, ...place, ...count);
  }
  return [...cells.values()] satisfies readonly CountedCell[];
};

/** In which counts of a cohort, and of all cohorts together, a teacher is. */
const countsOf = (row: Row, years: readonly number[]): readonly (readonly string[])[] => [
  ['n'],
  ...(row.is_late ? [['observedLate']] : []),
  ...years
    .filter((year) => row.reached >= year)
    .flatMap((year) => [
      ['cells', String(year), 'eligible'],
      ...(row[`present_${year}`] === 1 ? [['cells', String(year), 'retained']] : []),
    ]),
];
