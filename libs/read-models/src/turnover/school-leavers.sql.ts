import { heldSql } from '../held-posts.sql.js';
import { coversDay, trustOn } from '../on-a-day.sql.js';
import { censusSql } from '../retention/measuring/census.js';

const FIRST_YEAR = 1970;

const between = `
  SELECT year, ${censusSql('year')} AS opens_on, ${censusSql('year + 1')} AS closes_on
  FROM (SELECT unnest(range(${FIRST_YEAR}, year($asOf::DATE) + 1)) AS year)
  WHERE closes_on <= $asOf::DATE`;

/**
 * Staff of schools at each census, a row for each teacher and school, with how they left teaching before the next census
 * if they did and were not back by then: year, teacher, place, has_left, destination, reason. Parameters: $asOf and, with
 * `hasTrust`, $trust; with `isOneYear`, $year.
 */
const staffSql = (hasTrust: boolean, isOneYear: boolean): string => `
  WITH years AS (${between} ${isOneYear ? 'AND year = $year' : ''}),
  serving AS (
    SELECT year, opens_on, closes_on, teacher, destination, reason,
      coalesce(end_on <= closes_on, false) AS has_left
    FROM years JOIN service_spells ON ${coversDay('service_spells', 'opens_on')}),
  back AS (
    SELECT year, teacher FROM years JOIN service_spells ON ${coversDay('service_spells', 'closes_on')})
  SELECT DISTINCT year, teacher, place, has_left AND back.teacher IS NULL AS has_left, destination, reason
  FROM serving JOIN (${heldSql}) held USING (teacher)
  LEFT JOIN back USING (year, teacher)
  ${hasTrust ? trustOn('trusts', 'place', 'opens_on') : ''}
  WHERE ${coversDay('held', 'opens_on')} ${hasTrust ? 'AND trusts.body = $trust' : ''}`;

export const leaverYearsSql = (hasTrust: boolean): string => `
  SELECT year::INTEGER AS year, count(DISTINCT teacher)::INTEGER AS staff,
    (count(DISTINCT teacher) FILTER (has_left))::INTEGER AS leavers
  FROM (${staffSql(hasTrust, false)}) GROUP BY year ORDER BY year`;

export const waysOutSql = (hasTrust: boolean): string => `
  SELECT destination, reason, count(DISTINCT teacher)::INTEGER AS count
  FROM (${staffSql(hasTrust, true)}) WHERE has_left GROUP BY destination, reason ORDER BY destination, reason`;

/** Column school names a row; `ways` as a list of structs. */
export const schoolLeaversSql = (hasTrust: boolean): string => `
  WITH staff AS (${staffSql(hasTrust, true)}),
  ways AS (
    SELECT place, list({destination: destination, reason: reason, count: count} ORDER BY destination, reason) AS ways
    FROM (
      SELECT place, destination, reason, count(*)::INTEGER AS count FROM staff WHERE has_left
      GROUP BY place, destination, reason)
    GROUP BY place)
  SELECT staff.place AS school, name AS "schoolName", count(*)::INTEGER AS staff,
    (count(*) FILTER (has_left))::INTEGER AS leavers, to_json(any_value(ways))::VARCHAR AS ways
  FROM staff LEFT JOIN ways USING (place) LEFT JOIN organisations ON organisation = place
  GROUP BY staff.place, name`;
