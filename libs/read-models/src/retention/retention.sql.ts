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

const anniversary = (year: number): string => `(qts_on + to_years(${year}))::DATE`;

/** Groups of a row: all of them must be known, or the teacher is left out. What has no entry has no first school. */
function membersSql(by: readonly RetentionGrouping[]): string {
  const chosen = by.map((name) => dimensions[name]);
  const columns = chosen.map(({ column }, index) => `, ${column}::VARCHAR AS g${index}`).join('');
  const known = chosen.map((_, index) => ` AND g${index} IS NOT NULL`).join('');
  return `
    FROM (SELECT teacher, qts_on, cohort${columns},
        CASE WHEN entry_on <= $asOf::DATE THEN entry_on END AS entered_on
      FROM careers ${chosen.map(({ join }) => join ?? '').join('\n')}
      WHERE qts_on <= $asOf::DATE)
    WHERE true${known}${by.some(isOfFirstSchool) ? ' AND entered_on IS NOT NULL' : ''}`;
}

const isOfFirstSchool = (name: RetentionGrouping): boolean =>
  ['PHASE', 'REGION', 'TRUST', 'ALLIANCE'].includes(name);

/**
 * One row for each cohort and group: how many there are, and for each year how many have come to their anniversary
 * (`eligible`) and how many of these are in service on it. Spells don't overlap, so that summing them counts heads;
 * with breaks out, a break takes the teacher off again.
 *
 * Parameters: $asOf. Columns: cohort, g0, g1 …, n, eligible_<year>, retained_<year>.
 */
export function retentionSql(
  by: readonly RetentionGrouping[],
  years: readonly number[],
  breaks: 'IN' | 'OUT',
): string {
  const keys = ['cohort', ...by.map((_, index) => `g${index}`)].join(', ');
  const isThere = (year: number) => `start_on <= ${anniversary(year)}
    AND ${anniversary(year)} < coalesce(end_on, 'infinity'::DATE) AND ${anniversary(year)} <= $asOf::DATE`;
  const eligible = years.map(
    (year) => `, (count(*) FILTER (${anniversary(year)} <= $asOf::DATE))::INTEGER AS eligible_${year}`,
  );
  const retained = years.map(
    (year) => `, coalesce(sum(heads) FILTER (${isThere(year)}), 0)::INTEGER AS retained_${year}`,
  );
  return `
    WITH members AS MATERIALIZED (${membersSql(by)}),
    presence AS (
      SELECT teacher, start_on, end_on, 1 AS heads FROM service_spells
      ${breaks === 'OUT' ? 'UNION ALL SELECT teacher, start_on, end_on, -1 FROM career_breaks' : ''}),
    sizes AS (SELECT ${keys}, count(*)::INTEGER AS n${eligible.join('')} FROM members GROUP BY ${keys}),
    stays AS (SELECT ${keys}${retained.join('')} FROM members JOIN presence USING (teacher) GROUP BY ${keys})
    FROM sizes LEFT JOIN stays USING (${keys}) ORDER BY ALL`;
}
