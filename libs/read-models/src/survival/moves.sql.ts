import { carriedSql, heldSql } from '../held-posts.sql.js';

/** What a teacher can move away from. */
export type Home = 'SCHOOL' | 'TRUST';

const inFirstSchool = `
    SELECT teacher, start_on, end_on FROM carried JOIN starts USING (teacher) WHERE place = first_school`;

/**
 * Posts at home. A school that carries on the first school is it; the first school counts as in the trust still, whatever
 * becomes of its membership.
 */
const atHomeSql: Readonly<Record<Home, string>> = {
  SCHOOL: inFirstSchool,
  TRUST: `${inFirstSchool}
    UNION ALL
    SELECT teacher, greatest(held.start_on, memberships.start_on), least(held.end_on, memberships.end_on)
    FROM held JOIN starts USING (teacher) JOIN memberships ON organisation = place AND body = trust
    WHERE kind = 'trust'
      AND greatest(held.start_on, memberships.start_on)
        < coalesce(least(held.end_on, memberships.end_on), 'infinity'::DATE)`,
};

const covers = (relation: string): string =>
  `${relation}.start_on <= day AND day < coalesce(${relation}.end_on, 'infinity'::DATE)`;

/**
 * The first day of the first spell of service with a post open, but none at home: teacher, moved_on. Having no post for
 * a while is no move, nor is a second post elsewhere. Such a day is one on which a post
 * elsewhere begins or one at home ends.
 *
 * Parameter: $asOf. A school in no trust is nobody's home.
 */
export function movesSql(home: Home): string {
  const trust = `
    LEFT JOIN (
      SELECT organisation AS first_school, body AS trust, start_on AS joined_on, end_on AS left_on
      FROM memberships WHERE kind = 'trust') trusts
    ON trusts.first_school = careers.first_school AND joined_on <= entry_on
      AND entry_on < coalesce(left_on, 'infinity'::DATE)`;
  return `
    WITH starts AS (
      SELECT teacher, careers.first_school, entry_on, exit_on${home === 'TRUST' ? ', trust' : ''}
      FROM careers ${home === 'TRUST' ? trust : ''}
      WHERE entry_on <= $asOf::DATE AND careers.first_school IS NOT NULL${home === 'TRUST' ? ' AND trust IS NOT NULL' : ''}),
    held AS (${heldSql}),
    carried AS (${carriedSql}),
    at_home AS (${atHomeSql[home]}),
    elsewhere AS (
      SELECT teacher, held.start_on, held.end_on FROM held JOIN starts USING (teacher)
      WHERE place <> first_school AND (end_on IS NULL OR end_on > entry_on)),
    turns AS (
      SELECT teacher, start_on AS day FROM elsewhere
      UNION ALL SELECT teacher, end_on FROM at_home SEMI JOIN elsewhere USING (teacher)),
    days AS (
      SELECT teacher, day FROM turns JOIN starts USING (teacher)
      WHERE day > entry_on AND day < coalesce(exit_on, 'infinity'::DATE) AND day <= $asOf::DATE)
    SELECT days.teacher, min(day) AS moved_on
    FROM days SEMI JOIN elsewhere ON elsewhere.teacher = days.teacher AND ${covers('elsewhere')}
    ANTI JOIN at_home ON at_home.teacher = days.teacher AND ${covers('at_home')}
    GROUP BY days.teacher`;
}
