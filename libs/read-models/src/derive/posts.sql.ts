import { lastRecordedOfDay, spellsOf } from './open-and-closed.sql.js';

const opening = `'PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown'`;

/** Facts that open and close posts, their fields read once for all that ask for them. */
export const postFactsSql = `
  SELECT teacher AS holder, type, effective_on AS day, post AS key, from_post, employer, shared_with, role, subject,
    TRY_CAST(data->>'$.fte' AS DOUBLE) AS fte, recorded_at, seq
  FROM in_force WHERE type IN (${opening}, 'PostEnded')`;

export const openedPostsSql = lastRecordedOfDay(
  'holder, key, day, employer, shared_with, role, subject, fte, recorded_at, seq',
  `type IN (${opening}) AND key IS NOT NULL`,
  'post_facts',
);

/** A move within one post id doesn't close it: the new spell does. */
const closed = `
  SELECT holder, key, day FROM post_facts WHERE type = 'PostEnded'
  UNION ALL
  SELECT holder, from_post, day FROM post_facts
  WHERE type IN ('Promoted', 'MovedLaterally', 'SteppedDown') AND from_post <> key`;

const departures = `SELECT teacher AS holder, day, stands FROM departures`;

const places = `CASE WHEN shared_with IS NULL AND employer IS NOT NULL THEN [employer]
  ELSE list_sort(list_distinct(list_prepend(employer,
    CASE WHEN json_valid(shared_with) THEN json_extract_string(shared_with, '$[*].school') END))) END`;

const shared = `CASE WHEN json_valid(shared_with) THEN shared_with END`;

/** The full-time equivalent that a post came to have after it began; the last word of a day counts. */
export const postFtesSql = `
  SELECT teacher, post, TRY_CAST(data->>'$.fte' AS DOUBLE) AS fte, effective_on AS start_on FROM in_force
  WHERE type = 'PostTermsChanged' AND post IS NOT NULL AND (data->>'$.fte') IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY teacher, post, effective_on ORDER BY recorded_at DESC, seq DESC) = 1`;

/**
 * `places`: the employer and the schools that share the post, each once.
 * `rank` is that of the stage the role belongs to; 0 for a classroom teacher, null for a role of no known stage.
 * `fte` is the full-time equivalent at the employer as the post began; `shared` (JSON) tells that at the other schools.
 */
export const postsSql = `
  SELECT holder AS teacher, key AS post, employer, ${places} AS places, posts.role, rank, start_on, end_on,
    subject, fte, ${shared} AS shared, recorded_at, seq
  FROM (${spellsOf('SELECT holder, key, day FROM opened_posts', closed, departures)})
  JOIN opened_posts posts USING (holder, key)
  LEFT JOIN role_terms ON role_terms.role = posts.role
  WHERE posts.day = start_on`;

const breaksBegun = `
  SELECT DISTINCT teacher AS holder, '' AS key, effective_on AS day FROM in_force WHERE type = 'CareerBreakStarted'`;
const breaksEnded = `
  SELECT teacher AS holder, '' AS key, effective_on AS day FROM in_force WHERE type = 'CareerBreakEnded'`;

/** Career breaks, as far as they fall into qualified service: the post is kept, so a break is part of a spell. */
export const careerBreaksSql = `
  SELECT teacher, greatest(breaks.start_on, spells.start_on) AS start_on,
    least(breaks.end_on, spells.end_on) AS end_on
  FROM (SELECT holder AS teacher, start_on, end_on FROM (${spellsOf(breaksBegun, breaksEnded, departures)})) breaks
  JOIN service_spells spells USING (teacher)
  WHERE breaks.start_on < coalesce(spells.end_on, 'infinity'::DATE)
    AND spells.start_on < coalesce(breaks.end_on, 'infinity'::DATE)`;

export const openedAssignmentsSql = lastRecordedOfDay(
  `teacher AS holder, assignment AS key, effective_on AS day, title, school, role,
    TRY_CAST(data->>'$.fte' AS DOUBLE) AS fte, recorded_at, seq`,
  `type = 'AssignmentStarted' AND assignment IS NOT NULL`,
);

const assignmentsEnded = `
  SELECT teacher AS holder, assignment AS key, effective_on AS day FROM in_force WHERE type = 'AssignmentEnded'`;

export const assignmentsSql = `
  SELECT holder AS teacher, key AS assignment, title, school, role, fte, start_on, end_on
  FROM (${spellsOf('SELECT holder, key, day FROM opened_assignments', assignmentsEnded, departures)})
  JOIN opened_assignments begun USING (holder, key)
  WHERE begun.day = start_on`;

/** Until when an assignment is planned: by the latest word of its proposal, its start and its extensions. */
export const plannedEndsSql = `
  WITH plans AS (
    SELECT teacher, assignment, planned_end_on, effective_on AS day FROM in_force
    WHERE type IN ('AssignmentProposed', 'AssignmentStarted', 'AssignmentExtended') AND planned_end_on IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY teacher, assignment, effective_on ORDER BY recorded_at DESC, seq DESC) = 1)
  SELECT teacher, assignment, planned_end_on, day AS start_on,
    lead(day) OVER (PARTITION BY teacher, assignment ORDER BY day) AS end_on
  FROM plans`;

/** What was proposed of each assignment, by the last word of each day on which something was. */
export const proposedAssignmentsSql = `
  SELECT teacher, assignment, title, school, data->>'$.homeSchool' AS home_school, data->>'$.backfill' AS backfill,
    TRY_CAST(data->>'$.fte' AS DOUBLE) AS fte, TRY_CAST(data->>'$.plannedStartOn' AS DATE) AS planned_start_on,
    effective_on AS start_on,
    lead(effective_on) OVER (PARTITION BY teacher, assignment ORDER BY effective_on) AS end_on
  FROM (
    FROM in_force WHERE type = 'AssignmentProposed' AND assignment IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY teacher, assignment, effective_on ORDER BY recorded_at DESC, seq DESC) = 1)`;
