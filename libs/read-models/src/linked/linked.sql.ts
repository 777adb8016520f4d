/**
 * Records that a merge or a reassignment ties to another, whether it is in force or not: what changes on one of them may
 * change what is derived of the other. The table `links` has a row for each: stream, and the teacher named there.
 */

const named = (path: string): string => `json_extract_string(data, '$.${path}')`;

/** Whether a fact brings a link; a correction may name another teacher. */
export const bringsLink = `(type IN ('RecordMerged', 'FactsReassigned')
  OR (type = 'FactCorrected' AND (contains(data, '"into"') OR contains(data, '"teacher"'))))`;

/** The links that facts bring. */
export const linksIn = (facts: string): string => `
  SELECT DISTINCT stream, teacher FROM (
    SELECT stream, unnest([${['into', 'teacher', 'changes.into', 'changes.teacher'].map(named).join(', ')}]) AS teacher
    FROM ${facts} WHERE ${bringsLink})
  WHERE teacher IS NOT NULL AND starts_with(stream, 'teacher-')`;

/** The streams that are tied to any other: stream. */
export const linkedStreams = "SELECT stream FROM links UNION SELECT 'teacher-' || teacher FROM links";

/** The streams that are tied to any other, and of each the first of all that it is tied to: stream, together. */
export const togetherSql = `
  WITH RECURSIVE tied AS (
    SELECT stream, 'teacher-' || teacher AS other FROM links
    UNION SELECT 'teacher-' || teacher, stream FROM links),
  reached AS (
    SELECT stream, other FROM tied
    UNION SELECT reached.stream, tied.other FROM reached JOIN tied ON tied.stream = reached.other)
  SELECT stream, min(least(stream, other)) AS together FROM reached GROUP BY stream`;

/** The streams to which one is tied, itself too; none when it is tied to no other. */
export const tiedTo = (stream: string): string => `
  WITH together AS (${togetherSql})
  SELECT stream FROM together WHERE together = (SELECT together FROM together WHERE stream = ${stream})`;

/** Each of some streams with itself and every one that it is tied to: stream, other. */
export const withTied = (streams: string): string => `
  SELECT DISTINCT stream, stream AS other FROM (${streams})
  UNION
  SELECT one.stream, another.stream FROM (${togetherSql}) one JOIN (${togetherSql}) another USING (together)
  WHERE one.stream IN (SELECT stream FROM (${streams}))`;

/**
 * Touches what is tied to records in `touched`. Teachers' numbers are those of facts, so these count down from -1: of
 * some of them no fact may be known.
 */
export const touchLinkedSql = `
  INSERT INTO touched
  WITH together AS (${togetherSql})
  SELECT stream, -row_number() OVER (ORDER BY stream) FROM together
  SEMI JOIN (SELECT together FROM together SEMI JOIN touched USING (stream)) USING (together)
  ANTI JOIN touched USING (stream)`;
