import { covers, trustsSql } from '../on-the-day.sql.js';
import { openPostFtesSql } from '../staffing/full-time-equivalents.sql.js';

/**
 * Proposals that may still begin, with what each would take from the home school. Columns teacher and assignment name a
 * row. Parameters: $asOf and, with `hasTrust`, $trust; with `assumes`, $assumed.
 */
export const backfillSql = (hasTrust: boolean, assumes: boolean): string => `
  WITH open AS MATERIALIZED (${openPostFtesSql}),
  homes AS (SELECT teacher, arg_max(place, {rank: coalesce(rank, -1), place: place}) AS place FROM open GROUP BY teacher),
  proposals AS (
    SELECT proposed.*, coalesce(home_school, homes.place) AS home
    FROM (FROM proposed_assignments WHERE ${covers()}) proposed
    ANTI JOIN (FROM assignments WHERE start_on <= $asOf::DATE) begun USING (teacher, assignment)
    LEFT JOIN homes USING (teacher)
    WHERE coalesce(planned_start_on, 'infinity'::DATE) > $asOf::DATE),
  own AS (
    SELECT teacher, place, sum(fte) AS fte, list(DISTINCT subject ORDER BY subject) FILTER (subject IS NOT NULL) AS subjects
    FROM open SEMI JOIN proposals USING (teacher) GROUP BY teacher, place),
  timetabled AS (
    SELECT teacher, place, sum(lessons * part) AS lessons
    FROM (SELECT teacher, post, place, coalesce(fte / sum(fte) OVER held, 1 / count(*) OVER held) AS part FROM open
      SEMI JOIN proposals USING (teacher) WINDOW held AS (PARTITION BY teacher, post))
    JOIN (FROM timetables WHERE ${covers()}) USING (teacher, post)
    GROUP BY teacher, place),
  totals AS (SELECT place, sum(fte) AS fte FROM open GROUP BY place),
  others AS (
    SELECT own.teacher, own.place, coalesce(sum(open.fte), 0) AS fte
    FROM own LEFT JOIN open ON open.place = own.place AND open.teacher <> own.teacher
      AND list_contains(own.subjects, open.subject)
    WHERE own.subjects IS NOT NULL GROUP BY own.teacher, own.place)
  SELECT proposals.teacher, proposals.assignment, title, school, home AS "homeSchool",
    planned_start_on::VARCHAR AS "plannedStartOn", planned_end_on AS "plannedEndOn", backfill,
    own.fte::DOUBLE AS "teacherFte",
    least(coalesce(proposals.fte, ${assumes ? '$assumed::DOUBLE' : 'own.fte'}), own.fte)::DOUBLE AS "uncoveredFte",
    round(lessons, 4) AS "teacherLessons", round(lessons * "uncoveredFte" / nullif("teacherFte", 0), 4) AS "uncoveredLessons",
    proposals.fte IS NULL AS "isAssumed", coalesce(totals.fte, 0)::DOUBLE AS "homeFte",
    ("uncoveredFte" / nullif(totals.fte, 0) * 100)::DOUBLE AS "uncoveredPercent", coalesce(subjects, []) AS subjects,
    others.fte::DOUBLE AS "othersInSubjectFte"
  FROM proposals
  LEFT JOIN own ON own.teacher = proposals.teacher AND own.place = home
  LEFT JOIN timetabled ON timetabled.teacher = proposals.teacher AND timetabled.place = home
  LEFT JOIN totals ON totals.place = home
  LEFT JOIN others ON others.teacher = proposals.teacher AND others.place = home
  LEFT JOIN (FROM planned_ends WHERE ${covers()}) ends
    ON ends.teacher = proposals.teacher AND ends.assignment = proposals.assignment
  ${hasTrust ? `SEMI JOIN (SELECT organisation FROM (${trustsSql}) WHERE body = $trust) ours ON ours.organisation = home` : ''}`;

export const proposedCountSql = (hasTrust: boolean, assumes: boolean): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${backfillSql(hasTrust, assumes)})`;
