const DAYS_A_YEAR = 365.25;

/** From when on a career is followed. */
const origins = {
  ENTRY: `SELECT teacher, entry_on AS origin FROM careers WHERE entry_on <= $asOf::DATE`,
  TRAINING: `SELECT teacher, min(start_on) AS origin FROM stage_spells WHERE rank = 0 AND start_on <= $asOf::DATE GROUP BY teacher`,
} as const;

export type Origin = keyof typeof origins;

const followed = (origin: Origin): string => `
  FROM stage_spells JOIN (${origins[origin]}) USING (teacher)`;

/** Changes between the states at the close of two days. The state a career begins in is no change. */
export const transitionsSql = (origin: Origin): string => `
  SELECT before.state AS "from", after.state AS "to", count(*)::INTEGER AS count
  ${followed(origin)}
  JOIN state_terms before ON before.rank = rank_before JOIN state_terms after ON after.rank = stage_spells.rank
  WHERE start_on > origin AND start_on BETWEEN $from::DATE AND least($to::DATE, $asOf::DATE)
  GROUP BY before.rank, before.state, after.rank, after.state ORDER BY before.rank, after.rank`;

/** Time in each state during the window; its last day counts in full. */
export const personYearsSql = (origin: Origin): string => `
  SELECT state, sum(days) / ${DAYS_A_YEAR} AS years, count(DISTINCT teacher)::INTEGER AS teachers
  FROM (
    SELECT teacher, rank, greatest(start_on, origin, $from::DATE) AS first_day,
      least(coalesce(end_on, 'infinity'::DATE), $to::DATE + 1, $asOf::DATE) - first_day AS days
    ${followed(origin)})
  JOIN state_terms USING (rank) WHERE days > 0 GROUP BY rank, state ORDER BY rank`;

export const followedSql = (origin: Origin): string =>
  `SELECT count(*)::INTEGER AS n FROM (${origins[origin]})`;
