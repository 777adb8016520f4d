import { bitOf, upTo, wholeYears } from '../derive/anniversaries.sql.js';
import type { Grouping } from '../grouping/grouping.js';
import { groupColumns } from '../grouping/grouping.sql.js';

/**
 * Who is counted, in which group: a row for each qualified teacher with `present`, bit k telling whether they are
 * retained on their k-th anniversary, and `reached`, the last anniversary they have come to. All groups must be
 * known, or the teacher is left out; who hasn't entered has no first school.
 */
function membersSql(by: readonly Grouping[], breaks: 'IN' | 'OUT'): string {
  const { columns, joins, known } = groupColumns(by);
  const present = breaks === 'IN' ? 'in_service_on' : '(in_service_on & ~on_break_on)';
  return `
    SELECT * FROM (
      SELECT cohort, entry_on, ${upTo(present, 'qts_on', '$asOf::DATE')} AS present,
        ${wholeYears('qts_on', '$asOf::DATE')} AS reached${columns}
      FROM careers ${joins}
      WHERE qts_on <= $asOf::DATE)
    WHERE true${known}`;
}

/**
 * One row for each cohort and group: how many there are, and for each year how many have come to their anniversary
 * (`eligible`) and how many of these are in service on it.
 *
 * `groups` is how many there are of them; all are given, or if they are more than `most`, one more than that.
 *
 * Parameters: $asOf. Columns: cohort, g0, g1 …, n, groups, eligible_<year>, retained_<year>.
 */
export function retentionSql(
  by: readonly Grouping[],
  years: readonly number[],
  breaks: 'IN' | 'OUT',
  most: number,
): string {
  const keys = ['cohort', ...by.map((_, index) => `g${index}`)].join(', ');
  const cells = years.map(
    (year) => `(count(*) FILTER (reached >= ${year}))::INTEGER AS eligible_${year},
      sum(${bitOf('present', year)})::INTEGER AS retained_${year}`,
  );
  return `
    SELECT ${keys}, count(*)::INTEGER AS n, (count(*) OVER ())::INTEGER AS groups, ${cells.join(', ')}
    FROM (${membersSql(by, breaks)}) GROUP BY ${keys} ORDER BY ${keys} LIMIT ${most + 1}`;
}
