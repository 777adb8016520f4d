import { lastRecordedOfDay, spellsOf } from '../derive/open-and-closed.sql.js';
import { OPEN_END } from './places.sql.js';

const nobody = `SELECT '' AS holder, DATE '2000-01-01' AS day, false AS stands WHERE false`;

const placementsOpened = lastRecordedOfDay(
  `teacher AS holder, data->>'$.placement' AS key, effective_on AS day, school, seq, recorded_at`,
  `type = 'PlacementStarted' AND (data->>'$.placement') IS NOT NULL`,
);

const placementsClosed = `
  SELECT teacher AS holder, data->>'$.placement' AS key, effective_on AS day FROM in_force WHERE type = 'PlacementEnded'`;

/** Where a training was held: at the provider, with the partnership, at the school that employs the trainee. */
const trainingsBegun = `
  SELECT teacher, effective_on AS start_on, seq AS opening,
    list_distinct([provider, partnership, data->>'$.employingSchool']) AS places
  FROM in_force WHERE type = 'TrainingStarted'
  QUALIFY row_number() OVER (PARTITION BY teacher, effective_on ORDER BY recorded_at DESC, seq DESC) = 1`;

/**
 * What was held at any place, by whom and when: teacher, kind, key, opening (the number of the fact that began it),
 * start_on, end_on, place. A row for each place of a post that several share.
 */
const heldSql = `
  SELECT teacher, 'post' AS kind, post AS key, seq AS opening, start_on, end_on, unnest(places) AS place FROM posts
  UNION ALL
  SELECT teacher, 'assignment', assignment, begun.seq, start_on, end_on, assignments.school
  FROM assignments JOIN opened_assignments begun ON holder = teacher AND key = assignment AND day = start_on
  UNION ALL
  SELECT holder, 'placement', key, opened.seq, start_on, end_on, school
  FROM (${spellsOf('SELECT holder, key, day FROM placements_opened', placementsClosed, nobody)})
  JOIN placements_opened opened USING (holder, key) WHERE opened.day = start_on
  UNION ALL
  SELECT teacher, 'training', '', opening, start_on, end_on, unnest(places)
  FROM trainings JOIN (${trainingsBegun}) USING (teacher, start_on)`;

/**
 * The stays of teachers: as long as something was held at a place where they are seen. Rows: teacher, kind, key, opening,
 * opened_on (when it began, wherever that was), from_on, until_on (the first day after), ended (whether it ended then, or
 * else only went on unseen), last_on (the last day of which anything is seen: that on which it ended, too).
 */
export const staysSql = `
  WITH placements_opened AS (${placementsOpened}),
  parts AS (
    SELECT teacher, kind, key, opening, held.start_on AS opened_on, greatest(held.start_on, places.start_on) AS from_on,
      least(coalesce(held.end_on, ${OPEN_END}), places.end_on) AS until_on,
      coalesce(held.end_on < places.end_on, false) AS ended
    FROM (${heldSql}) held JOIN scope_places places USING (place)
    WHERE greatest(held.start_on, places.start_on) < least(coalesce(held.end_on, ${OPEN_END}), places.end_on)
      OR (held.start_on = held.end_on AND places.start_on <= held.start_on AND held.start_on < places.end_on)),
  turns AS (
    SELECT *, coalesce(from_on > max(until_on) OVER (held ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS begins
    FROM parts WINDOW held AS (PARTITION BY teacher, kind, opening ORDER BY from_on, until_on)),
  numbered AS (
    SELECT *, sum(begins::INTEGER) OVER (PARTITION BY teacher, kind, opening ORDER BY from_on, until_on) AS stay FROM turns)
  SELECT teacher, kind, key, opening, opened_on, min(from_on) AS from_on, max(until_on) AS until_on,
    bool_or(ended) AS ended, CASE WHEN bool_or(ended) OR max(until_on) = ${OPEN_END} THEN max(until_on)
      ELSE max(until_on) - 1 END AS last_on
  FROM numbered GROUP BY teacher, kind, key, opening, opened_on, stay`;

/** Whether a stay is one of those of a fact's teacher and the fact is of one of its days. */
export const isOfStay = `stays.teacher = said.teacher AND said.effective_on BETWEEN stays.from_on AND stays.last_on`;
