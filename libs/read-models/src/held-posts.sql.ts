/**
 * As which records each school carries on, one after another: organisation, successor, and the day from which its posts
 * are held there. A ring of successors ends where it began.
 */
export const lineageSql = `
  WITH RECURSIVE lineage AS (
    SELECT organisation, successor, start_on FROM successions WHERE start_on <= $asOf::DATE
    UNION
    SELECT lineage.organisation, next.successor, greatest(lineage.start_on, next.start_on)
    FROM lineage JOIN successions next ON next.organisation = lineage.successor
    WHERE next.start_on <= $asOf::DATE)
  SELECT organisation, successor, min(start_on) AS start_on FROM lineage
  WHERE organisation <> successor GROUP BY organisation, successor`;

/** Between two posts lies a summer at most: within so many days the second follows on from the first. */
export const LONGEST_GAP = 92;

/** Posts by the place where they are held: one row for each place of a post. */
export const heldSql = `
  SELECT teacher, post, unnest(places) AS place, role, rank, start_on, end_on FROM posts
  WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on)`;

/**
 * Posts by the place where they count: also where they would be held, had that school not been carried on. Builds on
 * `held`.
 */
export const carriedSql = `
  SELECT teacher, place, start_on, end_on FROM held
  UNION ALL SELECT teacher, organisation, greatest(held.start_on, lineage.start_on), end_on
  FROM held JOIN (${lineageSql}) lineage ON successor = place
  WHERE end_on IS NULL OR end_on > lineage.start_on`;
