import type { Grouping } from '../../grouping/grouping.js';
import { carriedSql, heldSql, LONGEST_GAP } from '../../held-posts.sql.js';
import type { Settled } from '../settings.js';

type Narrow = Exclude<Settled['scope'], 'PROFESSION'>;

/** What a teacher must have on the day of entry to be counted in a scope, and what it is relative to: their `home`. */
export const homeOf: Readonly<Record<Narrow, Grouping>> = {
  SCHOOL: 'FIRST_SCHOOL',
  TRUST: 'TRUST',
  ALLIANCE: 'ALLIANCE',
};

const inSchool = (school: string): string => `
  SELECT teacher, start_on, end_on FROM carried JOIN teachers USING (teacher) WHERE place = ${school}`;

/** Schools that were members on the day of the teacher's own entry, whatever became of them. */
const ofMembersOnEntry = (kind: string): string => `
  SELECT teacher, carried.start_on, carried.end_on
  FROM carried JOIN teachers USING (teacher) JOIN memberships ON organisation = place AND body = home
  WHERE kind = '${kind}' AND memberships.start_on <= entry_on
    AND entry_on < coalesce(memberships.end_on, 'infinity'::DATE)`;

const ofMembersOnTheDay = (kind: string): string => `
  SELECT teacher, greatest(held.start_on, memberships.start_on) AS start_on, least(held.end_on, memberships.end_on) AS end_on
  FROM held JOIN teachers USING (teacher) JOIN memberships ON organisation = place AND body = home
  WHERE kind = '${kind}'`;

/**
 * Posts in the school, trust or alliance of a teacher's start: teacher, start_on, end_on. In a trust and an alliance:
 *
 * - ON_ENTRY: in any school that was a member on the day of entry
 * - ON_THE_DAY: in any school as long as it is a member
 * - SAME_SCHOOL_COUNTS: there or in the first school itself, so that who stays in the school is in the trust still
 */
function postsInScopeSql(scope: Narrow, membership: Settled['trustMembership']): string {
  if (scope === 'SCHOOL') return inSchool('home');
  const kind = scope.toLowerCase();
  if (membership === 'ON_ENTRY') return ofMembersOnEntry(kind);
  const onTheDay = ofMembersOnTheDay(kind);
  return membership === 'ON_THE_DAY' ? onTheDay : `${onTheDay} UNION ALL ${inSchool('first_school')}`;
}

/**
 * The steps to the spells in which a teacher is present in a scope: `scoped` (teacher, start_on, end_on, and `spell`, the
 * start of the spell of service). Builds on `present` and `teachers` (teacher, home, first_school, entry_on).
 */
export const scopedSteps = ({ scope, trustMembership }: Settled): readonly string[] =>
  scope === 'PROFESSION'
    ? []
    : [
        `held AS (${heldSql})`,
        `carried AS (${carriedSql})`,
        `scoped AS (
          SELECT teacher, present.start_on AS spell, greatest(posts.start_on, present.start_on) AS start_on,
            least(posts.end_on, present.end_on) AS end_on
          FROM (${postsInScopeSql(scope, trustMembership)}) posts JOIN present USING (teacher)
          WHERE greatest(posts.start_on, present.start_on)
            < coalesce(least(posts.end_on, present.end_on), 'infinity'::DATE))`,
      ];

/** The first time in a scope: posts of one spell of service that follow on from one another. Builds on `scoped`. */
export const firstStaysSql = `
  SELECT teacher, min(start_on) AS start_on, max(end_on) AS end_on
  FROM (
    SELECT *, sum(starts::INTEGER) OVER past AS stay
    FROM (
      SELECT *, start_on > max(end_on) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        + CASE WHEN spell = lag(spell) OVER past THEN ${LONGEST_GAP} ELSE 0 END AS starts
      FROM (SELECT * REPLACE (least(coalesce(end_on, 'infinity'::DATE), $asOf::DATE + 1) AS end_on) FROM scoped)
      WINDOW past AS (PARTITION BY teacher ORDER BY start_on, end_on))
    WINDOW past AS (PARTITION BY teacher ORDER BY start_on, end_on))
  WHERE coalesce(stay, 0) = 0 GROUP BY teacher`;
