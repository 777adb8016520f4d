import type { Layout } from '../csv/header.js';
import type { Problem } from '../csv/problem.js';
import type { Values } from '../csv/table.js';
import { readDay } from '../values/calendar-day.js';
import type { Reading } from '../values/value.js';
import { readId, readWords } from '../values/words.js';
import type { schoolColumns, trustHistoryColumns } from './columns.js';
import { ORIGIN_DAY, type School, type TrustPeriod } from './listing.js';

type Readers<C extends string> = Readonly<Record<C, (text: string) => Reading>>;
type ColumnOf<L> = L extends Layout<infer C> ? C : never;
type SchoolColumn = ColumnOf<typeof schoolColumns>;
type HistoryColumn = ColumnOf<typeof trustHistoryColumns>;

const schoolReaders: Readers<SchoolColumn> = {
  school_id: readId,
  name: readWords,
  phase: readWords,
  region: readWords,
  trust_id: readId,
  alliance_id: readId,
};

const historyReaders: Readers<HistoryColumn> = {
  school_id: readId,
  trust_id: readId,
  from: readDay,
  to: readDay,
};

/** Adds the school of a row to those read before, or tells what is wrong with the row. */
export function readSchool(row: Values<SchoolColumn>, schools: Map<string, School>): readonly Problem[] {
  const problems = problemsIn(row, schoolReaders, ['school_id', 'name']);
  if (problems.length > 0) return problems;
  const { name, phase, region, trust_id: trust, alliance_id: alliance } = row;
  const school: School = { name, phase, region, trust, alliance };
  const before = schools.get(row.school_id);
  if (before && JSON.stringify(before) !== JSON.stringify(school)) return [TOLD_TWICE];
  schools.set(row.school_id, school);
  return [];
}

const TOLD_TWICE: Problem = {
  column: 'school_id',
  problem: 'An earlier row says something else of this school.',
  mend: 'Keep the row that is right and take the other out.',
};

/** Adds a time in a trust to those read before, or tells what is wrong with the row. */
export function readTrustPeriod(
  row: Values<HistoryColumn>,
  periods: Map<string, TrustPeriod[]>,
): readonly Problem[] {
  const problems = problemsIn(row, historyReaders, ['school_id']);
  if (problems.length > 0) return problems;
  const period: TrustPeriod = { trust: row.trust_id, from: row.from || ORIGIN_DAY, to: row.to };
  if (period.to && period.to < period.from) return [ENDS_BEFORE];
  const others = periods.get(row.school_id) ?? [];
  if (others.some((other) => isSame(other, period))) return [];
  if (others.some((other) => overlap(other, period))) return [OVERLAPS];
  periods.set(row.school_id, [...others, period]);
  return [];
}

const isSame = (one: TrustPeriod, other: TrustPeriod): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const overlap = (one: TrustPeriod, other: TrustPeriod): boolean =>
  (!one.to || other.from <= one.to) && (!other.to || one.from <= other.to);

const ENDS_BEFORE: Problem = {
  column: 'to',
  problem: 'The time ends before it begins.',
  mend: 'Check both days.',
};

const OVERLAPS: Problem = {
  column: 'from',
  problem: 'The school is in another trust at the same time, as an earlier row says.',
  mend: 'End the one on the day before the other begins: both days belong to a time.',
};

function problemsIn<C extends string>(
  row: Values<C>,
  readers: Readers<C>,
  needed: readonly C[],
): readonly Problem[] {
  return (Object.keys(readers) as C[]).flatMap((column): readonly Problem[] => {
    const isMissing = row[column] === '';
    if (isMissing && !needed.includes(column)) return [];
    if (isMissing) return [{ column, problem: `There is no ${column}.`, mend: 'Every row needs one.' }];
    const reading = readers[column](row[column]);
    return 'problem' in reading ? [{ column, ...reading }] : [];
  });
}
