import { states } from '#pathway/vocabulary/stages';
import { quoted } from '../../quoted.sql.js';
import { REPLAY } from '../workbench.js';

const stateOf = `CASE rank ${states.map((state, rank) => `WHEN ${rank} THEN ${quoted(state)}`).join(' ')} END`;

/** What happened to each teacher, as it is in force: neither corrections nor anything that was only recorded. */
const happenings = `
  SELECT teacher, start_on AS day, 'training started' AS event FROM ${REPLAY}.trainings
  UNION ALL SELECT teacher, qts_on, 'QTS awarded' FROM ${REPLAY}.careers
  UNION ALL SELECT teacher, day, 'induction passed' FROM ${REPLAY}.induction_records WHERE type = 'InductionPassed'
  UNION ALL SELECT teacher, start_on, ${stateOf} FROM ${REPLAY}.stage_spells WHERE rank > 0
  UNION ALL SELECT teacher, start_on, 'NPQ passed' FROM ${REPLAY}.npq_spells WHERE lower(state) = 'passed'`;

/**
 * Life courses of teachers: what is fixed (route and phase of the first training, region of the first school) and the
 * happenings in their order, by academic year and term: autumn from September, spring from January, summer from April.
 */
export const lifeCoursesSql = `
  CREATE TEMP TABLE happenings AS
    SELECT teacher, day, event, (year(day) - CASE WHEN month(day) < 9 THEN 1 ELSE 0 END)::INTEGER AS first_year,
      CASE WHEN month(day) >= 9 THEN 'autumn' WHEN month(day) < 4 THEN 'spring' ELSE 'summer' END AS term
    FROM (${happenings}) WHERE day IS NOT NULL AND event IS NOT NULL;
  CREATE TEMP TABLE fixed AS
    SELECT teacher, coalesce(route, 'not known') AS route, coalesce(phase, 'not known') AS phase,
      coalesce(region, 'not known') AS region
    FROM (SELECT DISTINCT teacher FROM happenings)
    LEFT JOIN (SELECT teacher, arg_min(route, start_on) AS route, arg_min(phase, start_on) AS phase
      FROM ${REPLAY}.trainings GROUP BY teacher) USING (teacher)
    LEFT JOIN (SELECT teacher, region FROM ${REPLAY}.careers JOIN ${REPLAY}.organisations o ON o.organisation = first_school)
      USING (teacher);
  CREATE TEMP TABLE released (level INTEGER, teacher VARCHAR, route VARCHAR, phase VARCHAR, region VARCHAR,
    steps STRUCT(first_year INTEGER, term VARCHAR, event VARCHAR)[])`;

/** How much is told of each teacher: what a level doesn't tell is told of nobody of it. */
export interface Level {
  readonly says: string;
  readonly tells: { readonly term: boolean; readonly training: boolean; readonly region: boolean };
  /** Whether life courses may be cut short so that more can be told at all. */
  readonly cuts: boolean;
}

export const levels: readonly Level[] = [
  {
    says: 'terms, route, phase and region',
    tells: { term: true, training: true, region: true },
    cuts: false,
  },
  {
    says: 'academic years, route and phase',
    tells: { term: false, training: true, region: false },
    cuts: false,
  },
  { says: 'academic years, cut short', tells: { term: false, training: false, region: false }, cuts: true },
];

/** The life courses of those of whom nothing has been released yet, told as a level tells them. */
export const attemptSql = ({ tells }: Level): string => `
  CREATE OR REPLACE TEMP TABLE attempt AS
    SELECT teacher, any_value(${tells.training ? 'route' : 'NULL::VARCHAR'}) AS route,
      any_value(${tells.training ? 'phase' : 'NULL::VARCHAR'}) AS phase,
      any_value(${tells.region ? 'region' : 'NULL::VARCHAR'}) AS region,
      list({'first_year': first_year, 'term': ${tells.term ? 'term' : 'NULL::VARCHAR'}, 'event': event} ORDER BY day, event) AS steps,
      count(*)::INTEGER AS told
    FROM happenings JOIN fixed USING (teacher)
    WHERE teacher NOT IN (SELECT teacher FROM released) GROUP BY teacher`;

/** Whose life course, as far as it is told, is that of fewer than k: it loses its last step. */
export const cutSql = (length: number, k: number): string => `
  UPDATE attempt SET told = told - 1 WHERE told = ${length} AND (route, phase, region, steps[1:${length}]) IN (
    SELECT (route, phase, region, steps[1:${length}]) FROM attempt WHERE told = ${length} GROUP BY ALL HAVING count(*) < ${k})`;

export const releaseSql = (level: number, k: number): string => `
  INSERT INTO released
  SELECT ${level}, teacher, route, phase, region, steps[1:told] FROM attempt
  WHERE told > 0 QUALIFY count(*) OVER (PARTITION BY route, phase, region, steps[1:told]) >= ${k}`;
