import { leavingDestinations } from '#pathway/vocabulary/leaving-destinations';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { heldSql, LONGEST_GAP } from '../held-posts.sql.js';
import { coversDay, trustOn } from '../on-a-day.sql.js';
import { academicYearSql } from '../retention/measuring/clocks.sql.js';

/** The rank of the stage headteacher. */
const HEAD = 5;

const CENTRE = 'trust_central_team';
const centre = `('${CENTRE}', '${labelOf(leavingDestinations, CENTRE)}')`;

/**
 * Heads who left a school for the central team of a trust: they were head of no school any more, and a post in a trust
 * itself began at most 92 days before or after the headship ended, or the departure names that destination. One row for
 * each headship that ended so. Parameters: $asOf and, with `hasTrust`, $trust.
 */
const headsSql = (hasTrust: boolean): string => `
  WITH held AS (${heldSql}),
  trusts AS (SELECT organisation FROM memberships WHERE kind = 'trust' AND organisation = body),
  headships AS (
    SELECT teacher, place, start_on, end_on FROM held ANTI JOIN trusts ON organisation = place
    WHERE rank = ${HEAD} AND end_on <= $asOf::DATE),
  over AS (
    SELECT headships.* FROM headships ANTI JOIN (FROM held ANTI JOIN trusts ON organisation = place) still
    ON still.teacher = headships.teacher AND still.rank = ${HEAD} AND ${coversDay('still', 'headships.end_on')}),
  gone AS (
    SELECT over.teacher, over.place, over.end_on, held.place AS trust, held.role, held.start_on AS since
    FROM over JOIN held USING (teacher) JOIN trusts ON organisation = held.place
    WHERE held.start_on > over.start_on AND abs(held.start_on - over.end_on) <= ${LONGEST_GAP}
    UNION ALL
    SELECT over.teacher, over.place, over.end_on, NULL, NULL, spells.end_on
    FROM over JOIN service_spells spells USING (teacher)
    WHERE destination IN ${centre} AND spells.end_on <= $asOf::DATE
      AND spells.end_on BETWEEN over.end_on AND over.end_on + ${LONGEST_GAP})
  SELECT gone.teacher, gone.place, gone.end_on, gone.trust, gone.role, gone.since,
    coalesce(home.body = gone.trust, false) AS same_trust
  FROM gone ${trustOn('home', 'gone.place', 'gone.end_on - 1')}
  ${hasTrust ? 'WHERE home.body = $trust' : ''}
  QUALIFY row_number() OVER (PARTITION BY gone.teacher, gone.place, gone.end_on
    ORDER BY gone.trust IS NULL, gone.since, gone.trust, gone.role) = 1`;

export const headsByYearSql = (hasTrust: boolean): string => `
  SELECT ${academicYearSql('end_on')} AS year, count(DISTINCT teacher)::INTEGER AS count
  FROM (${headsSql(hasTrust)}) GROUP BY year ORDER BY year`;

export const headCountSql = (hasTrust: boolean): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${headsSql(hasTrust)})`;

/** Columns teacher, endedOn and school name a row. */
export const headsToCentreSql = (hasTrust: boolean): string => `
  SELECT teacher, place AS school, end_on::VARCHAR AS "endedOn", trust, role, since::VARCHAR AS since,
    same_trust AS "sameTrust"
  FROM (${headsSql(hasTrust)})`;
