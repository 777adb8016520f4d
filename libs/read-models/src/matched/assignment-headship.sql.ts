import { stages } from '#pathway/vocabulary/stages';
import { coversDay } from '../on-a-day.sql.js';
import { comparableSteps, stratumColumns } from './comparable.sql.js';

const HEADTEACHER = stages.indexOf('headteacher');

const assigned = `
  SELECT teacher, min(start_on) AS day FROM assignments
  WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on) GROUP BY teacher`;

/**
 * What came first to each after how many days, counted: headship (1), leaving (2), or neither by asOf (0), which for the
 * others is also the first day of an assignment of their own. Columns: stratum (number), is_treated, time, outcome, count.
 * Parameter: $asOf.
 */
export const assignmentHeadshipSql = `
  WITH ${comparableSteps(assigned, 'SELECT teacher, day AS begun_on FROM treated', HEADTEACHER)},
  ends AS (
    SELECT alike.*, spells.end_on AS exit_on, (
      SELECT min(heads.start_on) FROM stage_spells heads
      WHERE heads.teacher = alike.teacher AND heads.rank BETWEEN ${HEADTEACHER} AND 6 AND heads.start_on > day) AS headed_on
    FROM alike JOIN service_spells spells ON spells.teacher = alike.teacher AND ${coversDay('spells', 'day')}),
  timed AS (
    SELECT *, (least(headed_on, exit_on, begun_on, $asOf::DATE) - day)::INTEGER AS time,
      CASE WHEN headed_on <= least(begun_on, $asOf::DATE) AND headed_on < coalesce(exit_on, 'infinity'::DATE) THEN 1
        WHEN exit_on <= least(headed_on, begun_on, $asOf::DATE) THEN 2 ELSE 0 END AS outcome
    FROM ends)
  SELECT dense_rank() OVER (ORDER BY ${stratumColumns})::INTEGER AS stratum, is_treated, time, outcome,
    count(*)::INTEGER AS count
  FROM timed GROUP BY ${stratumColumns}, is_treated, time, outcome ORDER BY stratum, is_treated, time, outcome`;
