/** Stages in service: 1 (early career teacher) to 6 (executive leader). */
const HIGHEST = 6;

/** Teachers with a post open in the trust $trust on the day a stage was reached. */
const inTrustThen = `
  SEMI JOIN (
    SELECT teacher, greatest(held.start_on, memberships.start_on) AS start_on,
      least(held.end_on, memberships.end_on) AS end_on
    FROM (SELECT teacher, unnest(places) AS place, start_on, end_on FROM posts) held
    JOIN memberships ON organisation = place AND kind = 'trust' AND body = $trust) there
  ON there.teacher = reached.teacher AND there.start_on <= reached_on
    AND reached_on < coalesce(there.end_on, 'infinity'::DATE)`;

/** First days in each stage or above (reached), and those of them that count (counted). */
const firstDays = (hasTrust: boolean): string => `
  WITH reached AS (
    SELECT wanted, teacher, min(start_on) AS reached_on
    FROM (SELECT unnest(range(1, ${HIGHEST + 1})) AS wanted), stage_spells
    WHERE rank BETWEEN wanted AND ${HIGHEST} AND start_on <= $asOf::DATE GROUP BY wanted, teacher),
  counted AS (SELECT wanted, teacher, reached_on FROM reached ${hasTrust ? inTrustThen : ''})`;

/** With `steps`: from, to (ranks, `from` 0 for QTS), teacher, days. */
const steps = (hasTrust: boolean): string => `
  ${firstDays(hasTrust)},
  steps AS (
    SELECT 0 AS "from", wanted AS "to", teacher, reached_on - qts_on AS days
    FROM counted JOIN careers USING (teacher)
    UNION ALL
    SELECT before.wanted, counted.wanted, counted.teacher, counted.reached_on - before.reached_on
    FROM counted JOIN reached before ON before.teacher = counted.teacher AND before.wanted = counted.wanted - 1
    WHERE before.reached_on < counted.reached_on)`;

/**
 * Days from QTS to each stage, and from the stage below to it: rows (from, to: ranks, `from` 0 for QTS; n, quartiles).
 * Who came into both stages on one day skipped the lower one. Parameters: $asOf and, with `hasTrust`, $trust.
 */
export const stageTimesSql = (hasTrust: boolean): string => `
  ${steps(hasTrust)}
  SELECT "from"::INTEGER AS "from", "to"::INTEGER AS "to", count(*)::INTEGER AS n,
    quantile_cont(days, [0.25, 0.5, 0.75])::DOUBLE[] AS quartiles
  FROM steps GROUP BY "from", "to" ORDER BY "from" > 0, "to"`;

/** Whom these steps count: from, to, teacher. */
export const stageSteppersSql = `${steps(false)} SELECT "from"::INTEGER AS "from", "to"::INTEGER AS "to", teacher FROM steps`;

/** Teachers that the figures are about. Same parameters. */
export const reachedCountSql = (hasTrust: boolean): string =>
  `${firstDays(hasTrust)} SELECT count(DISTINCT teacher)::INTEGER AS n FROM counted`;
