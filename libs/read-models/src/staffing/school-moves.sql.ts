import { heldSql, inheritedSql, LONGEST_GAP } from '../held-posts.sql.js';
import { coversDay, trustOn } from '../on-a-day.sql.js';

const UNSAID = 'not said';

/**
 * Moves from one school to another, one row each: teacher, from, to, role. A post begins where the teacher had none until
 * then, nor in a school that this one carries on; the post left is the one that ended last before it, where none is open
 * any more. Parameters: $asOf, $from, $to and, with `hasTrust`, $trust.
 */
const movesSql = (hasTrust: boolean): string => `
  WITH held AS (${heldSql}),
  former AS (${inheritedSql}),
  arrivals AS (
    SELECT teacher, place, start_on, arg_max(role, {rank: coalesce(rank, -1), role: role}) AS role FROM held
    WHERE start_on BETWEEN $from::DATE AND least($to::DATE, $asOf::DATE) GROUP BY teacher, place, start_on),
  fresh AS (
    SELECT arrivals.* FROM arrivals ANTI JOIN former
    ON former.teacher = arrivals.teacher AND former.place = arrivals.place AND former.start_on < arrivals.start_on
      AND former.since <= arrivals.start_on
      AND coalesce(former.end_on, 'infinity'::DATE) >= arrivals.start_on - ${LONGEST_GAP}),
  moves AS (
    SELECT fresh.teacher, held.place AS "from", fresh.place AS "to", coalesce(fresh.role, '${UNSAID}') AS role, fresh.start_on
    FROM fresh JOIN held ON held.teacher = fresh.teacher AND held.place <> fresh.place
      AND held.start_on < fresh.start_on
      AND held.end_on BETWEEN fresh.start_on - ${LONGEST_GAP} AND fresh.start_on
    ANTI JOIN held still ON still.teacher = held.teacher AND still.place = held.place AND ${coversDay('still', 'fresh.start_on')}
    QUALIFY row_number() OVER (PARTITION BY fresh.teacher, fresh.place, fresh.start_on
      ORDER BY held.end_on DESC, held.rank DESC NULLS LAST, held.place) = 1)
  SELECT moves.* FROM moves
  ${hasTrust ? `${trustOn('left_trust', '"from"', 'moves.start_on')} ${trustOn('new_trust', '"to"', 'moves.start_on')} WHERE left_trust.body = $trust AND new_trust.body = $trust` : ''}`;

/** The percentages of free school meals in both schools of `moves`, as joins. */
const mealsOfBoth = `
  LEFT JOIN free_school_meals before ON before.organisation = "from" AND ${coversDay('before', 'moves.start_on')}
  LEFT JOIN free_school_meals after ON after.organisation = "to" AND ${coversDay('after', 'moves.start_on')}`;

const mealsCounts = `(count(*) FILTER (after.percent > before.percent))::INTEGER AS "toMoreMeals",
    (count(*) FILTER (before.percent IS NULL OR after.percent IS NULL))::INTEGER AS "mealsUnknown"`;

/** Columns from, to and role name a row. */
export const schoolMovesSql = (hasTrust: boolean): string => `
  SELECT "from", departed.name AS "fromName", "to", joined.name AS "toName", role, count(*)::INTEGER AS count,
    ${mealsCounts}
  FROM (${movesSql(hasTrust)}) moves ${mealsOfBoth}
  LEFT JOIN organisations departed ON departed.organisation = "from"
  LEFT JOIN organisations joined ON joined.organisation = "to"
  GROUP BY "from", "fromName", "to", "toName", role`;

export const movesByRoleSql = (hasTrust: boolean): string => `
  SELECT role, count(*)::INTEGER AS count FROM (${movesSql(hasTrust)}) GROUP BY role ORDER BY role`;

export const moversCountSql = (hasTrust: boolean): string => `
  SELECT count(DISTINCT teacher)::INTEGER AS n, ${mealsCounts}
  FROM (${movesSql(hasTrust)}) moves ${mealsOfBoth}`;
