/** From when on a career is followed. Training that began and ended on one day began all the same. */
const origins = {
  ENTRY: `SELECT teacher, entry_on AS origin FROM careers WHERE entry_on <= $asOf::DATE`,
  TRAINING: `
    SELECT teacher, min(training_on) AS origin FROM (
      SELECT teacher, start_on AS training_on FROM stage_spells WHERE rank = 0
      UNION ALL SELECT teacher, training_started_on FROM careers WHERE qts_on <= $asOf::DATE)
    WHERE training_on <= $asOf::DATE GROUP BY teacher`,
} as const;

export type Origin = keyof typeof origins;

/** Careers followed from an origin to the date asked for: teacher, origin. */
export const followedSql = (origin: Origin): string => origins[origin];

/** Whether a state spell covers a day. */
export const coversDay = (day: string): string =>
  `start_on <= ${day} AND ${day} < coalesce(end_on, 'infinity'::DATE)`;

/** The state in which each career is on the day from which it is followed: teacher, origin, follow_up (days), rank. */
const begunSql = (followed: string): string => `
  SELECT teacher, origin, $asOf::DATE - origin AS follow_up, rank
  FROM stage_spells JOIN (${followed}) USING (teacher) WHERE ${coversDay('origin')}`;

/** How many begin in each state, and how many of these are followed for a day at least. */
export const startsSql = (origin: Origin): string => `
  SELECT rank::INTEGER AS rank, count(*)::INTEGER AS count, (count(*) FILTER (follow_up > 0))::INTEGER AS followed
  FROM (${begunSql(followedSql(origin))}) GROUP BY rank ORDER BY rank`;

/**
 * What happens to the careers that are followed for a day at least: changes of state after the origin, and (`to` null)
 * the end of follow-up. Columns: teacher, time (days since the origin), from, to.
 */
const stepsSql = (followed: string): string => `
  SELECT teacher, (start_on - origin)::INTEGER AS time, rank_before AS "from", rank AS "to"
  FROM stage_spells JOIN (${followed}) USING (teacher)
  WHERE start_on > origin AND start_on <= $asOf::DATE
  UNION ALL
  SELECT teacher, ($asOf::DATE - origin)::INTEGER, rank, NULL
  FROM stage_spells JOIN (${followed}) USING (teacher)
  WHERE ${coversDay('$asOf::DATE')} AND origin < $asOf::DATE`;

/** The steps of all careers, counted: time, from, to, count. */
export const courseSql = (origin: Origin): string => `
  SELECT time, "from", "to", count(*)::INTEGER AS count FROM (${stepsSql(followedSql(origin))})
  GROUP BY time, "from", "to" ORDER BY time, "from", "to" NULLS LAST`;

/** The steps of each career: teacher, time, from, to. */
export const pathsSql = (origin: Origin): string =>
  `FROM (${stepsSql(followedSql(origin))}) ORDER BY teacher, time, "to" NULLS LAST`;

/** Days for which half of those followed at all are followed for longer; null when nobody is. */
export const medianFollowUpSql = (origin: Origin): string => `
  SELECT median($asOf::DATE - origin) FILTER (origin < $asOf::DATE) AS days FROM (${followedSql(origin)})`;

/** Careers that are followed still so many days after the origin ($landmark), from that day on: teacher, origin. */
const fromLandmarkSql = (origin: Origin): string => `
  SELECT teacher, origin + $landmark::INTEGER AS origin FROM (${followedSql(origin)})
  WHERE origin + $landmark::INTEGER <= $asOf::DATE`;

/** How many are in each state at the landmark: rank, count, followed (for a day more at least). */
export const standingAtLandmarkSql = (origin: Origin): string => `
  SELECT rank::INTEGER AS rank, count(*)::INTEGER AS count, (count(*) FILTER (follow_up > 0))::INTEGER AS followed
  FROM (${begunSql(fromLandmarkSql(origin))}) GROUP BY rank ORDER BY rank`;

const stepsFromLandmarkSql = (origin: Origin): string => `
  SELECT standing.rank::INTEGER AS start, steps.* FROM (${stepsSql(fromLandmarkSql(origin))}) steps
  JOIN (${begunSql(fromLandmarkSql(origin))}) standing USING (teacher) WHERE follow_up > 0`;

/** The steps of careers after the landmark, counted, by the state in which they were then: start, time, from, to, count. */
export const courseFromLandmarkSql = (origin: Origin): string => `
  SELECT start, time, "from", "to", count(*)::INTEGER AS count FROM (${stepsFromLandmarkSql(origin)})
  GROUP BY start, time, "from", "to" ORDER BY start, time, "from", "to" NULLS LAST`;

/** The steps of each of these careers: start, teacher, time, from, to. */
export const pathsFromLandmarkSql = (origin: Origin): string =>
  `FROM (${stepsFromLandmarkSql(origin)}) ORDER BY start, teacher, time, "to" NULLS LAST`;
