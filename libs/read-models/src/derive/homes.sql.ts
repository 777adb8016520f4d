/**
 * What a career is relative to, its first school with the trust and the alliance of that day, told from the stored tables
 * of teachers and organisations. Nothing here looks at a date asked for: what is told of a day rests on nothing after it,
 * so a question clips it at its own.
 */
import { type Stage, stages } from '#pathway/vocabulary/stages';
import { everHeldSql, everyLineageSql, LONGEST_GAP } from '../held-posts.sql.js';
import { anniversariesCovered } from './anniversaries.sql.js';

const onEntry = `memberships.start_on <= entry_on AND entry_on < coalesce(memberships.end_on, 'infinity'::DATE)`;

/** Who has entered with a first school, and which trust and alliance it was in on that day; of several the first joined. */
export const homesOnEntrySql = `
  SELECT teacher, first_school, entry_on, exit_on,
    arg_min(body, (memberships.start_on, body)) FILTER (kind = 'trust') AS trust,
    arg_min(body, (memberships.start_on, body)) FILTER (kind = 'alliance') AS alliance
  FROM careers LEFT JOIN memberships
    ON memberships.organisation = first_school AND kind IN ('trust', 'alliance') AND ${onEntry}
  WHERE first_school IS NOT NULL AND entry_on IS NOT NULL GROUP BY ALL`;

/** Their posts by the place where each is held, and since when that counts as the first school (null: it doesn't). */
export const placesHeldSql = `
  SELECT held.teacher, place, start_on, end_on, first_school, entry_on, exit_on, trust, alliance,
    CASE WHEN place = first_school THEN start_on
      WHEN carried_on IS NOT NULL THEN greatest(start_on, carried_on) END AS at_first_school_on
  FROM (${everHeldSql}) held JOIN homes_on_entry USING (teacher)
  LEFT JOIN (SELECT organisation AS first_school, successor AS place, start_on AS carried_on FROM (${everyLineageSql})) lineage
    USING (first_school, place)`;

const inBody = (kind: 'trust' | 'alliance', from: string, home: string): string => `
  SELECT teacher, '${home}' AS home, greatest(posts.start_on, memberships.start_on) AS start_on,
    least(posts.end_on, memberships.end_on) AS end_on
  FROM ${from} posts JOIN memberships ON memberships.organisation = place AND kind = '${kind}' AND body = ${kind}`;

/** Posts by the place where they count: also where they would be held, had that school not been carried on. */
const carried = `(
  SELECT teacher, place, start_on, end_on, entry_on, trust, alliance FROM places_held
  UNION ALL
  SELECT teacher, organisation, greatest(held.start_on, lineage.start_on), end_on, entry_on, trust, alliance
  FROM places_held held JOIN (${everyLineageSql}) lineage ON successor = place
  WHERE end_on IS NULL OR end_on > lineage.start_on)`;

/** In any school that was a member on the day of entry, whatever became of it. */
const ofMembersOnEntry = (kind: 'trust' | 'alliance', home: string): string => `
  SELECT teacher, '${home}', carried.start_on, carried.end_on
  FROM ${carried} carried JOIN memberships
    ON memberships.organisation = place AND kind = '${kind}' AND body = ${kind} AND ${onEntry}`;

/**
 * When a teacher is in service with a post at home: teacher, home, start_on, end_on, and `spell`, the start of the spell
 * of service. Homes:
 *
 * - SCHOOL: the first school, or as which it carries on, from that day on
 * - TRUST_ON_THE_DAY, ALLIANCE_ON_THE_DAY: any school as long as it is a member of the body of the first one
 * - TRUST_ON_ENTRY, ALLIANCE_ON_ENTRY: any school that was a member of it on the day of entry
 */
export const homeSpellsSql = `
  WITH posts_at_home AS (
    SELECT teacher, 'SCHOOL' AS home, at_first_school_on AS start_on, end_on FROM places_held
    WHERE at_first_school_on IS NOT NULL
    UNION ALL ${inBody('trust', 'places_held', 'TRUST_ON_THE_DAY')}
    UNION ALL ${inBody('alliance', 'places_held', 'ALLIANCE_ON_THE_DAY')}
    UNION ALL ${ofMembersOnEntry('trust', 'TRUST_ON_ENTRY')}
    UNION ALL ${ofMembersOnEntry('alliance', 'ALLIANCE_ON_ENTRY')})
  SELECT teacher, home, service.start_on AS spell, greatest(at_home.start_on, service.start_on) AS start_on,
    nullif(least(at_home.end_on, service.end_on), 'infinity'::DATE) AS end_on
  FROM posts_at_home at_home JOIN service_spells service USING (teacher)
  WHERE greatest(at_home.start_on, service.start_on) < coalesce(least(at_home.end_on, service.end_on), 'infinity'::DATE)`;

const covers = (relation: string): string =>
  `${relation}.start_on <= day AND day < coalesce(${relation}.end_on, 'infinity'::DATE)`;

const inSchool = `home = 'SCHOOL'`;
/** Who is still in the first school is in the trust (the alliance), whatever becomes of its membership. */
const inTrust = `home IN ('SCHOOL', 'TRUST_ON_THE_DAY')`;
const inAlliance = `home IN ('SCHOOL', 'ALLIANCE_ON_THE_DAY')`;

/**
 * The first day of the first spell of service with a post open, but none at home: teacher, left_school_on,
 * left_trust_on. Having no post for a while is no move, nor is a second post elsewhere. Such a day is one on which a post
 * elsewhere begins or one at home ends.
 */
export const homeMovesSql = `
  WITH elsewhere AS (
    SELECT * FROM places_held WHERE place <> first_school AND (end_on IS NULL OR end_on > entry_on)),
  at_home AS (SELECT * FROM home_spells WHERE ${inTrust}),
  turns AS (
    SELECT teacher, start_on AS day FROM elsewhere
    UNION SELECT teacher, end_on FROM at_home SEMI JOIN elsewhere USING (teacher)),
  away AS (
    SELECT teacher, day, trust FROM turns JOIN homes_on_entry starts USING (teacher)
    SEMI JOIN elsewhere ON elsewhere.teacher = turns.teacher AND ${covers('elsewhere')}
    WHERE day > starts.entry_on AND day < coalesce(starts.exit_on, 'infinity'::DATE)),
  at_home_then AS (
    SELECT teacher, day, bool_or(${inSchool}) AS in_school FROM away JOIN at_home USING (teacher)
    WHERE ${covers('at_home')} GROUP BY teacher, day)
  SELECT teacher, min(day) FILTER (in_school IS NOT true) AS left_school_on,
    min(day) FILTER (in_school IS NULL AND trust IS NOT NULL) AS left_trust_on
  FROM away LEFT JOIN at_home_then USING (teacher, day) GROUP BY teacher`;

/** Stands for no end, so that it can be compared and added to. */
const OPEN_END = `DATE '9999-12-31'`;

/** The first time at a home: posts of one spell of service that follow on from one another, begun in the first spell. */
const firstStay = (where: string, home: string): string => `
  SELECT teacher, min(start_on) AS ${home}_from, nullif(max(until), ${OPEN_END}) AS ${home}_until
  FROM (
    SELECT *, sum(starts::INTEGER) OVER past AS stay
    FROM (
      SELECT *, start_on > max(until) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        + CASE WHEN spell = lag(spell) OVER past THEN ${LONGEST_GAP} ELSE 0 END AS starts
      FROM (SELECT teacher, spell, start_on, coalesce(end_on, ${OPEN_END}) AS until FROM home_spells WHERE ${where})
      WINDOW past AS (PARTITION BY teacher ORDER BY start_on, until))
    WINDOW past AS (PARTITION BY teacher ORDER BY start_on, until))
  JOIN homes_on_entry USING (teacher)
  WHERE coalesce(stay, 0) = 0 GROUP BY teacher, exit_on
  HAVING min(start_on) < coalesce(exit_on, 'infinity'::DATE)`;

const rankOf = (stage: Stage): number => stages.indexOf(stage);

/**
 * The first day of the first spell of service in a stage above that of its first day: teacher, promoted_on. To become
 * an experienced teacher is no promotion.
 */
const promotions = `
  SELECT teacher, min(later.start_on) AS promoted_on
  FROM careers JOIN stage_spells "first" USING (teacher) JOIN stage_spells later USING (teacher)
  WHERE "first".start_on <= entry_on AND entry_on < coalesce("first".end_on, 'infinity'::DATE)
    AND later.start_on > entry_on AND later.start_on < coalesce(exit_on, 'infinity'::DATE)
    AND later.rank > greatest("first".rank, ${rankOf('experienced teacher')}) AND later.rank <= ${rankOf('executive leader')}
  GROUP BY teacher`;

const covered = (where: string): string =>
  `coalesce(bit_or(${anniversariesCovered('qts_on')}) FILTER (${where}), 0)`;

/**
 * The careers, each with where it is relative to. `in_school_on`, `in_trust_on`, `in_alliance_on`: bit k tells whether the
 * teacher is in service with a post there on the k-th anniversary of QTS. `school_from`, `school_until` and the like: the
 * first stay there, if it begins in the first spell of service.
 */
export const homesSql = `
  SELECT careers.*, trust, alliance, left_school_on, left_trust_on, promoted_on,
    coalesce(in_school_on, 0) AS in_school_on, coalesce(in_trust_on, 0) AS in_trust_on,
    coalesce(in_alliance_on, 0) AS in_alliance_on, school_from, school_until, trust_from, trust_until, alliance_from,
    alliance_until
  FROM careers LEFT JOIN (SELECT teacher, trust, alliance FROM homes_on_entry) USING (teacher)
  LEFT JOIN home_moves USING (teacher) LEFT JOIN (${promotions}) USING (teacher)
  LEFT JOIN (${firstStay(inSchool, 'school')}) USING (teacher)
  LEFT JOIN (${firstStay(inTrust, 'trust')}) USING (teacher)
  LEFT JOIN (${firstStay(inAlliance, 'alliance')}) USING (teacher)
  LEFT JOIN (
    SELECT teacher, ${covered(inSchool)} AS in_school_on, ${covered(inTrust)} AS in_trust_on,
      ${covered(inAlliance)} AS in_alliance_on
    FROM (SELECT teacher, home, home_spells.start_on, home_spells.end_on, qts_on FROM home_spells JOIN careers USING (teacher))
    GROUP BY teacher) USING (teacher)`;
