import { openPostsSql, placesOf, trustsSql } from '../on-the-day.sql.js';
import { openPostFtesSql } from '../staffing/full-time-equivalents.sql.js';
import { successorsSql } from './successors.sql.js';

/** The rank from which a post is one of a head or an executive leader. */
const HEAD = 5;

/**
 * Each post of a head or an executive leader in each school it is held in, with how many could take it: columns school,
 * teacher and post name a row. Parameters: $asOf and, with `hasTrust`, $trust.
 */
export const benchStrengthSql = (hasTrust: boolean): string => `
  WITH headed AS (
    SELECT place, teacher, post, role, rank, body AS trust
    FROM (${openPostFtesSql}) LEFT JOIN (${trustsSql}) trusts ON organisation = place
    WHERE rank >= ${HEAD} ${hasTrust ? 'AND body = $trust' : ''}),
  working AS (
    SELECT DISTINCT teacher, place, body AS trust FROM (${placesOf(`(${openPostsSql})`)})
    JOIN (${trustsSql}) trusts ON organisation = place),
  ready AS (
    SELECT teacher, rank, CASE WHEN rating = 'ready_now' OR (qualification IS NOT NULL AND is_below) THEN 0
      WHEN rating = 'ready_in_one_year' THEN 1 WHEN rating = 'ready_in_three_years' THEN 3 END AS years
    FROM (${successorsSql(hasTrust)})),
  benches AS (
    SELECT trust, rank, count(DISTINCT teacher) FILTER (years = 0) AS now, count(DISTINCT teacher) FILTER (years = 1) AS one,
      count(DISTINCT teacher) FILTER (years = 3) AS three
    FROM ready JOIN working USING (teacher) GROUP BY trust, rank),
  here AS (
    SELECT place, rank, count(DISTINCT teacher) AS now FROM ready JOIN working USING (teacher) WHERE years = 0
    GROUP BY place, rank)
  SELECT headed.place AS school, name AS "schoolName", headed.trust, headed.teacher, headed.post, headed.role,
    coalesce(benches.now, 0)::INTEGER AS "readyNow", coalesce(one, 0)::INTEGER AS "readyInOneYear",
    coalesce(three, 0)::INTEGER AS "readyInThreeYears", coalesce(here.now, 0)::INTEGER AS "readyNowInSchool"
  FROM headed LEFT JOIN benches ON benches.trust = headed.trust AND benches.rank = headed.rank
  LEFT JOIN here ON here.place = headed.place AND here.rank = headed.rank
  LEFT JOIN organisations ON organisations.organisation = headed.place`;

export const benchCountsSql = (hasTrust: boolean): string => `
  SELECT count(*)::INTEGER AS count, (count(*) FILTER ("readyNow" = 0))::INTEGER AS "withoutSuccessor",
    count(DISTINCT teacher)::INTEGER AS n
  FROM (${benchStrengthSql(hasTrust)})`;
