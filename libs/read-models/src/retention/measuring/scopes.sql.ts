import { LONGEST_GAP } from '../../held-posts.sql.js';
import type { Settled } from '../settings.js';

type Narrow = Exclude<Settled['scope'], 'PROFESSION'>;

/** What a teacher must have on the day of entry to be counted in a scope. */
const homes: Readonly<Record<Narrow, string>> = {
  SCHOOL: 'first_school',
  TRUST: 'trust',
  ALLIANCE: 'alliance',
};

/**
 * From where to read careers, under that name, with what a scope is relative to: `columns` ending in a comma (`home`;
 * `at_home_on`, `home_from`, `home_until`: see `in_trust_on` and `trust_from` of `homes`), and the condition that there is
 * such a home.
 */
export function homesOf(scope: Settled['scope']) {
  if (scope === 'PROFESSION') return { careers: 'careers', columns: '', known: '' };
  const name = scope.toLowerCase();
  return {
    careers: 'homes careers',
    columns: `careers.${homes[scope]} AS home, careers.in_${name}_on AS at_home_on, careers.${name}_from AS home_from,
      careers.${name}_until AS home_until, `,
    known: ' AND home IS NOT NULL AND entry_on IS NOT NULL',
  };
}

/** Whether what is stored is of the schools that count; else the spells must be asked. */
export const isAsStored = ({ scope, trustMembership }: Settled): boolean =>
  scope === 'SCHOOL' || trustMembership === 'SAME_SCHOOL_COUNTS';

/** Which spells at home count: see `home_spells`. */
function homesThatCount(scope: Narrow, membership: Settled['trustMembership']): string {
  if (scope === 'SCHOOL') return `'SCHOOL'`;
  if (membership === 'ON_ENTRY') return `'${scope}_ON_ENTRY'`;
  return membership === 'ON_THE_DAY' ? `'${scope}_ON_THE_DAY'` : `'SCHOOL', '${scope}_ON_THE_DAY'`;
}

/**
 * The steps to the spells in which a teacher is present in a scope: `scoped` (teacher, start_on, end_on, and `spell`, the
 * start of the spell of service). With breaks OUT it builds on `present`. In a trust and an alliance:
 *
 * - ON_ENTRY: in any school that was a member on the day of entry
 * - ON_THE_DAY: in any school as long as it is a member
 * - SAME_SCHOOL_COUNTS: there or in the first school itself, so that who stays in the school is in the trust still
 */
export function scopedSteps({ scope, trustMembership, breaks }: Settled): readonly string[] {
  if (scope === 'PROFESSION') return [];
  const atHome = `
    SELECT teacher, spell, start_on, end_on FROM home_spells
    WHERE home IN (${homesThatCount(scope, trustMembership)}) AND start_on <= $asOf::DATE`;
  if (breaks === 'IN') return [`scoped AS (${atHome})`];
  return [
    `at_home AS (${atHome})`,
    `scoped AS (
      SELECT teacher, present.start_on AS spell, greatest(at_home.start_on, present.start_on) AS start_on,
        least(at_home.end_on, present.end_on) AS end_on
      FROM at_home JOIN present USING (teacher)
      WHERE greatest(at_home.start_on, present.start_on)
        < coalesce(least(at_home.end_on, present.end_on), 'infinity'::DATE))`,
  ];
}

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
