/** Whether the spells of a relation cover the date asked for (`$asOf`). An end after it counts as open. */
export const covers = (relation?: string): string => {
  const of = relation === undefined ? '' : `${relation}.`;
  return `${of}start_on <= $asOf::DATE AND $asOf::DATE < coalesce(${of}end_on, 'infinity'::DATE)`;
};

export const inServiceSql = `SELECT teacher FROM service_spells WHERE ${covers()}`;

/** Open posts of those in service: teacher, places, role, rank. */
export const openPostsSql = `
  SELECT teacher, places, role, rank FROM posts SEMI JOIN (${inServiceSql}) USING (teacher) WHERE ${covers()}`;

/** The places of open posts, one row for each: teacher, place. Parameter: a relation with the columns of open posts. */
export const placesOf = (openPosts: string): string =>
  `SELECT teacher, unnest(places) AS place FROM ${openPosts}`;

/** The trust (`body`) of an organisation on the date asked for; a trust is in itself. */
export const trustsSql = `SELECT organisation, body FROM memberships WHERE kind = 'trust' AND ${covers()}`;

/** Teachers in service with an open post in the trust `$trust`. */
export const inTrustSql = `
  SELECT teacher FROM (${placesOf(`(${openPostsSql})`)}) JOIN (${trustsSql}) trusts ON organisation = place WHERE body = $trust`;

/** Stage of those in service (rank from 1 to 6). */
export const stagesSql = `
  SELECT teacher, rank, state AS stage FROM stage_spells JOIN state_terms USING (rank)
  SEMI JOIN (${inServiceSql}) USING (teacher) WHERE ${covers()}`;
