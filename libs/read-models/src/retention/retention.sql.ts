import { bitOf, upTo, wholeYears } from '../derive/anniversaries.sql.js';
import type { RetentionGrouping } from './retention.answer.js';

interface Dimension {
  readonly column: string;
  /** What has to be joined to see it. `careers` is there. */
  readonly join?: string;
}

const membershipOnEntry = (kind: 'trust' | 'alliance'): Dimension => ({
  column: `${kind}s.body`,
  join: `LEFT JOIN (
    SELECT teacher, arg_min(body, (start_on, body)) AS body
    FROM careers JOIN memberships ON organisation = first_school
    WHERE kind = '${kind}' AND start_on <= entry_on AND entry_on < coalesce(end_on, 'infinity'::DATE)
    GROUP BY teacher) ${kind}s USING (teacher)`,
});

/** Everything is fixed at the start: what the first school was on the day of entry counts ever after. */
const dimensions: Readonly<Record<RetentionGrouping, Dimension>> = {
  ROUTE: { column: 'route' },
  TRAINING_MODEL: { column: 'training_model' },
  SUBJECT: { column: 'subject' },
  COHORT: { column: 'cohort' },
  REGION: {
    column: 'region',
    join: 'LEFT JOIN organisations ON organisations.organisation = first_school',
  },
  PHASE: {
    column: 'school_phases.phase',
    join: `LEFT JOIN school_phases ON school_phases.organisation = first_school
      AND school_phases.start_on <= entry_on AND entry_on < coalesce(school_phases.end_on, 'infinity'::DATE)`,
  },
  TRUST: membershipOnEntry('trust'),
  ALLIANCE: membershipOnEntry('alliance'),
};

/**
 * Who is counted, in which group: a row for each qualified teacher with `present`, bit k telling whether they are
 * retained on their k-th anniversary, and `reached`, the last anniversary they have come to. All groups must be
 * known, or the teacher is left out; who hasn't entered has no first school.
 */
function membersSql(by: readonly RetentionGrouping[], breaks: 'IN' | 'OUT'): string {
  const chosen = by.map((name) => dimensions[name]);
  const columns = chosen.map(({ column }, index) => `, ${column}::VARCHAR AS g${index}`).join('');
  const known = chosen.map((_, index) => ` AND g${index} IS NOT NULL`).join('');
  const present = breaks === 'IN' ? 'in_service_on' : '(in_service_on & ~on_break_on)';
  return `
    SELECT * FROM (
      SELECT cohort, entry_on, ${upTo(present, 'qts_on', '$asOf::DATE')} AS present,
        ${wholeYears('qts_on', '$asOf::DATE')} AS reached${columns}
      FROM careers ${chosen.map(({ join }) => join ?? '').join('\n')}
      WHERE qts_on <= $asOf::DATE)
    WHERE true${known}${by.some(isOfFirstSchool) ? ' AND entry_on <= $asOf::DATE' : ''}`;
}

const isOfFirstSchool = (name: RetentionGrouping): boolean =>
  ['PHASE', 'REGION', 'TRUST', 'ALLIANCE'].includes(name);

/**
 * One row for each cohort and group: how many there are, and for each year how many have come to their anniversary
 * (`eligible`) and how many of these are in service on it.
 *
 * `groups` is how many there are of them; all are given, or if they are more than `most`, one more than that.
 *
 * Parameters: $asOf. Columns: cohort, g0, g1 …, n, groups, eligible_<year>, retained_<year>.
 */
export function retentionSql(
  by: readonly RetentionGrouping[],
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
