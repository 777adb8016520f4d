import { bitOf } from '../derive/anniversaries.sql.js';
import { periods } from '../cohort/periods.js';
import { groupColumns, hasShares } from '../grouping/grouping.sql.js';
import { clockOf, firstCensusSql } from './measuring/clocks.sql.js';
import { presentSql } from './measuring/present.sql.js';
import { type Retained, retained } from './measuring/retained.sql.js';
import { homesOf, scopedSteps } from './measuring/scopes.sql.js';
import type { Settled } from './settings.js';

const ENTRY_DAYS = 365;

/**
 * Who is counted, a row each: their cohort, the dates from which they are measured, their groups and, in a scope, what
 * it is relative to. All groups must be known, or the teacher is left out; who hasn't entered has no first school.
 */
function teachersSql(args: Settled): string {
  const { by, among, scope, base, cohortFrom, attribution } = args;
  const { columns, joins, known } = groupColumns(by, among, attribution);
  const origin = cohortFrom === 'QTS' ? 'qts_on' : 'entry_on';
  const homes = homesOf(scope);
  return `
    SELECT * FROM (
      SELECT teacher, qts_on, CASE WHEN entry_on <= $asOf::DATE THEN entry_on END AS entry_on, exit_on, first_school,
        in_service_on, on_break_on, observed_from, ${homes.columns}${cohortSql(args)} AS cohort${countsShares(args) ? ', share' : ''}${columns}
      FROM ${homes.careers} ${joins}
      WHERE ${origin} <= $asOf::DATE)
    ${base === 'FIRST_CENSUS' ? 'SEMI JOIN counted USING (teacher)' : ''}
    WHERE true${known}${homes.known}${base === 'ENTERED' ? ` AND entry_on <= qts_on + ${ENTRY_DAYS}` : ''}`;
}

/** The number of the period in which somebody qualified or entered: that of the academic year of QTS is stored. */
const cohortSql = ({ cohortFrom, cohortBy }: Settled): string =>
  cohortFrom === 'QTS' && cohortBy === 'ACADEMIC_YEAR'
    ? 'careers.cohort'
    : periods[cohortBy].numberSql(cohortFrom === 'QTS' ? 'careers.qts_on' : 'careers.entry_on');

const countsShares = ({ by, among }: Settled): boolean =>
  hasShares([...by, ...among.map(({ dimension }) => dimension)]);

/** Those in service at the first census of their cohort, if it has been: on a break with the post kept or not. */
const countedSql = (args: Settled): string => `
  SELECT teacher FROM service_spells
  JOIN (SELECT teacher, ${firstCensusSql(args)} AS census FROM (SELECT teacher, ${cohortSql(args)} AS cohort FROM careers))
    USING (teacher)
  WHERE start_on <= census AND census < coalesce(end_on, 'infinity'::DATE) AND census <= $asOf::DATE`;

/**
 * One row for each cohort and group: how many there are, how many of them were observed only from later on, and for each
 * year how many have come to their measuring day (`eligible`) and how many of these are retained on it.
 *
 * `groups` is how many there are of them; all are given, or if they are more than `most`, one more than that.
 *
 * Where teachers are shared, n, eligible and retained are heads, and the sums of their shares stand beside: `weight`,
 * `eligible_weight_<year>`, `retained_weight_<year>`, and of the squares `eligible_squares_<year>`.
 *
 * Parameters: $asOf. Columns: cohort, g0, g1 …, n, observed_late, groups, eligible_<year>, retained_<year>.
 */
export function retentionSql(args: Settled, most: number): string {
  const keys = ['cohort', ...args.by.map((_, index) => `g${index}`)].join(', ');
  const cells = args.years.map(
    (year) => `coalesce(sum(n) FILTER (reached >= ${year}), 0)::INTEGER AS eligible_${year},
      coalesce(sum(present_${year}) FILTER (reached >= ${year}), 0)::INTEGER AS retained_${year}`,
  );
  return `
    ${stepsSql(args, keys)}
    SELECT ${keys}, sum(n)::INTEGER AS n, sum(late)::INTEGER AS observed_late, (count(*) OVER ())::INTEGER AS groups,
      ${[...cells, ...(countsShares(args) ? weightedCells(args) : [])].join(', ')}
    FROM reckoned GROUP BY ${keys} ORDER BY ${keys} LIMIT ${most + 1}`;
}

const weightedCells = ({ years }: Settled): readonly string[] => [
  'coalesce(sum(weight), 0)::DOUBLE AS weight',
  ...years.flatMap((year) => [
    `coalesce(sum(weight) FILTER (reached >= ${year}), 0)::DOUBLE AS eligible_weight_${year}`,
    `coalesce(sum(squares) FILTER (reached >= ${year}), 0)::DOUBLE AS eligible_squares_${year}`,
    `coalesce(sum(weight_${year}) FILTER (reached >= ${year}), 0)::DOUBLE AS retained_weight_${year}`,
  ]),
];

/** Those of one cohort and group who have come equally far: few rows, on which the years are told apart. */
function reckonedSql(args: Settled, keys: string, { bits, measured }: Retained): string {
  const are = args.latecomers === 'IN' ? '' : ' FILTER (NOT is_late)';
  const present = args.years.map((year) => `sum(${bitOf('bits', year)})${are} AS present_${year}`);
  const shares = countsShares(args)
    ? [
        `sum(share)${are} AS weight`,
        `sum(share * share)${are} AS squares`,
        ...args.years.map((year) => `sum(share * ${bitOf('bits', year)})${are} AS weight_${year}`),
      ]
    : [];
  return `
    SELECT ${keys}, reached, count(*)${are} AS n, count(*) FILTER (is_late) AS late, ${[...present, ...shares].join(', ')}
    FROM (
      SELECT ${keys}, is_late, reached, ${bits} AS bits${countsShares(args) ? ', share' : ''}
      FROM (${reachedSql(args)}) ${measured ? 'LEFT JOIN measured USING (teacher)' : ''})
    GROUP BY ${keys}, reached`;
}

/** Those counted with the last measuring day they have come to, and whether they were seen from the start. */
function reachedSql(args: Settled): string {
  const start = args.clock === 'ENTRY_ANNIVERSARY' ? 'entry_on' : 'qts_on';
  return `SELECT *, coalesce(observed_from > ${start} AND observed_from <= $asOf::DATE, false) AS is_late,
    coalesce(${clockOf(args)('$asOf::DATE')}, -1) AS reached FROM teachers`;
}

const stepsSql = (args: Settled, keys: string): string => {
  const told = retained(args);
  return `WITH ${[...stepsToTeachers(args, told), `reckoned AS (${reckonedSql(args, keys, told)})`].join(',\n')}`;
};

const stepsToTeachers = (args: Settled, { measured }: Retained): readonly string[] => [
  ...(measured === undefined ? [] : [`present AS (${presentSql(args.breaks)})`]),
  ...(args.base === 'FIRST_CENSUS' ? [`counted AS (${countedSql(args)})`] : []),
  `teachers AS (${teachersSql(args)})`,
  ...scopedSteps(args),
  ...(measured === undefined ? [] : [`measured AS (${measured})`]),
];

/**
 * Whom `retentionSql` counts, a row each where nobody is shared: teacher, cohort, g0, g1 …, is_late, reached (the last
 * measuring day that has come) and for each year whether they are retained on it (`present_<year>`, 0 or 1).
 */
export function retainedTeachersSql(args: Settled): string {
  const told = retained(args);
  const keys = ['cohort', ...args.by.map((_, index) => `g${index}`)].join(', ');
  const present = args.years.map((year) => `${bitOf('bits', year)}::INTEGER AS present_${year}`).join(', ');
  return `
    WITH ${stepsToTeachers(args, told).join(',\n')}
    SELECT teacher, ${keys}, is_late, reached::INTEGER AS reached, ${present}
    FROM (SELECT teacher, ${keys}, is_late, reached, ${told.bits} AS bits
      FROM (${reachedSql(args)}) ${told.measured ? 'LEFT JOIN measured USING (teacher)' : ''})`;
}
