/** Whether a spell covers the date asked for. An end after it counts as open. */
const covers = `start_on <= $asOf::DATE AND $asOf::DATE < coalesce(end_on, 'infinity'::DATE)`;

export const headsSql = `
  SELECT (SELECT count(*) FROM service_spells WHERE ${covers})::INTEGER AS in_service,
    (SELECT count(*) FROM career_breaks WHERE ${covers})::INTEGER AS on_career_break`;

export const headsByStageSql = `
  SELECT state AS stage, count(*)::INTEGER AS count
  FROM stage_spells JOIN state_terms USING (rank) JOIN (FROM service_spells WHERE ${covers}) in_service USING (teacher)
  WHERE stage_spells.start_on <= $asOf::DATE AND $asOf::DATE < coalesce(stage_spells.end_on, 'infinity'::DATE)
  GROUP BY rank, state ORDER BY rank`;

/** Open posts of those in service. */
const openPosts = `
  SELECT teacher, employer, role, rank FROM (FROM posts WHERE ${covers}) SEMI JOIN (FROM service_spells WHERE ${covers}) USING (teacher)`;

export const headsByTrustSql = `
  SELECT body AS organisation, any_value(name) AS name, count(DISTINCT teacher)::INTEGER AS count
  FROM (${openPosts}) JOIN (FROM memberships WHERE kind = 'trust' AND ${covers}) trusts ON trusts.organisation = employer
  LEFT JOIN organisations ON organisations.organisation = body
  GROUP BY body ORDER BY body`;

export const headsBySchoolSql = `
  SELECT employer AS organisation, any_value(name) AS name, count(DISTINCT teacher)::INTEGER AS count
  FROM (${openPosts}) LEFT JOIN organisations ON organisation = employer
  GROUP BY employer ORDER BY employer`;

export const headsByPhaseSql = `
  SELECT phase, count(DISTINCT teacher)::INTEGER AS count
  FROM (${openPosts}) JOIN (FROM school_phases WHERE ${covers}) phases ON organisation = employer
  WHERE phase IS NOT NULL GROUP BY phase ORDER BY phase`;

/** Roles of open posts that no vocabulary places on the pathway. */
export const rolesWithoutStageSql = `
  SELECT count(*)::INTEGER AS posts FROM (${openPosts}) WHERE rank IS NULL`;
