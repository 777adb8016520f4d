import { routes as routeList } from '#pathway/vocabulary/routes';
import { type TrainingFilter, trainingsSql } from '../training/trainings.sql.js';

export interface ShortfallFilter extends TrainingFilter {
  readonly hasProvider: boolean;
  readonly hasPartnership: boolean;
}

/** Of a route that no list knows, as of most. */
const USUAL_PLACEMENTS = 2;

const needed = routeList.terms
  .map(({ code, placementsNeeded }) => `('${code}', ${placementsNeeded})`)
  .join(', ');

/**
 * Every trainee under way on a route that asks for placements, with schools and days so far. A placement begins with
 * its first start on record and is over with the first end after that; days recorded outside say nothing.
 *
 * Parameters: $asOf, $placements (null: as the route asks for), $days, and $routes, $provider, $partnership if there
 * are any.
 */
const placedSql = ({ hasProvider, hasPartnership, ...filter }: ShortfallFilter): string => `
  WITH needed(route, least) AS (VALUES ${needed}),
  trainees AS (
    SELECT teacher, route, start_on, state = 'DEFERRED' AS deferred,
      coalesce($placements::INTEGER, least, ${USUAL_PLACEMENTS}) AS placements_needed
    FROM (${trainingsSql(filter)}) LEFT JOIN needed USING (route)
    WHERE state IN ('IN_TRAINING', 'DEFERRED') AND coalesce(least, ${USUAL_PLACEMENTS}) > 0
      ${hasProvider ? 'AND provider = $provider' : ''} ${hasPartnership ? 'AND partnership = $partnership' : ''}),
  records AS (SELECT placement_records.* FROM placement_records SEMI JOIN trainees USING (teacher) WHERE day <= $asOf::DATE),
  begun AS (
    SELECT teacher, placement, min(day) AS begun_on, arg_min(school, (day, school)) AS school
    FROM records WHERE type = 'PlacementStarted' GROUP BY teacher, placement),
  over AS (
    SELECT teacher, placement, min(day) AS over_on FROM records JOIN begun USING (teacher, placement)
    WHERE type = 'PlacementEnded' AND day >= begun_on GROUP BY teacher, placement),
  placed AS (
    SELECT teacher, placement, begun.school, over_on,
      coalesce(sum(attended ORDER BY day, attended) FILTER (day BETWEEN begun_on AND coalesce(over_on, day)), 0) AS days
    FROM begun LEFT JOIN over USING (teacher, placement)
    LEFT JOIN (SELECT teacher, placement, day, attended FROM records WHERE type = 'PlacementDaysRecorded')
      USING (teacher, placement)
    GROUP BY ALL),
  totals AS (
    SELECT teacher, (count(DISTINCT school) FILTER (over_on IS NOT NULL OR days > 0))::INTEGER AS placements,
      sum(days ORDER BY placement) AS days
    FROM placed GROUP BY teacher)
  SELECT teacher, route, start_on::VARCHAR AS "startedOn", deferred, coalesce(placements, 0) AS placements,
    greatest(placements_needed - coalesce(placements, 0), 0)::INTEGER AS "placementsShort", coalesce(days, 0) AS days,
    greatest($days::DOUBLE - coalesce(days, 0), 0) AS "daysShort"
  FROM trainees LEFT JOIN totals USING (teacher)`;

export const shortfallCountsSql = (filter: ShortfallFilter): string => `
  SELECT count(*)::INTEGER AS trainees, (count(*) FILTER ("placementsShort" > 0))::INTEGER AS "lackingPlacements",
    (count(*) FILTER ("daysShort" > 0))::INTEGER AS "lackingDays",
    (count(*) FILTER ("placementsShort" > 0 OR "daysShort" > 0))::INTEGER AS lacking
  FROM (${placedSql(filter)})`;

export const shortfallsSql = (filter: ShortfallFilter): string => `
  SELECT * FROM (${placedSql(filter)}) WHERE ("placementsShort" > 0 OR "daysShort" > 0) AND teacher > $place
  ORDER BY teacher LIMIT $limit`;
