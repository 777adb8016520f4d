const LATEST = '$asOf::DATE';

const lineage = (isKnown: (relation: string) => string): string => `
  WITH RECURSIVE lineage AS (
    SELECT organisation, successor, start_on FROM successions WHERE ${isKnown('successions')}
    UNION
    SELECT lineage.organisation, next.successor, greatest(lineage.start_on, next.start_on)
    FROM lineage JOIN successions next ON next.organisation = lineage.successor
    WHERE ${isKnown('next')})
  SELECT organisation, successor, min(start_on) AS start_on FROM lineage
  WHERE organisation <> successor GROUP BY organisation, successor`;

/**
 * As which records each school carries on, one after another: organisation, successor, and the day from which its posts
 * are held there. A ring of successors ends where it began.
 */
export const lineageSql = lineage((relation) => `${relation}.start_on <= ${LATEST}`);

/** The same whatever the date asked for: what begins later begins on a later day. */
export const everyLineageSql = lineage(() => 'true');

/** Between two posts lies a summer at most: within so many days the second follows on from the first. */
export const LONGEST_GAP = 92;

/** Posts by the place where they are held, one row for each place of a post, whatever the date asked for. */
export const everHeldSql = `
  SELECT teacher, post, unnest(places) AS place, role, rank, start_on, end_on FROM posts
  WHERE (end_on IS NULL OR start_on < end_on)`;

/** The same as far as it is known on the date asked for. */
export const heldSql = `${everHeldSql} AND start_on <= ${LATEST}`;

/**
 * Posts by the place where they count: also where they would be held, had that school not been carried on. Builds on
 * `held`.
 */
export const carriedSql = `
  SELECT teacher, place, start_on, end_on FROM held
  UNION ALL SELECT teacher, organisation, greatest(held.start_on, lineage.start_on), end_on
  FROM held JOIN (${lineageSql}) lineage ON successor = place
  WHERE end_on IS NULL OR end_on > lineage.start_on`;

/**
 * Posts by the place where they are held, and by each place that carries that one on, from the day of succession
 * (`since`): who goes on there, after the summer (`gap` days at most), has not moved. Builds on `held`.
 */
export const inheritedSql = `
  SELECT *, DATE '0001-01-01' AS since, 0 AS gap FROM held
  UNION ALL BY NAME SELECT held.* REPLACE (successor AS place), lineage.start_on AS since, ${LONGEST_GAP} AS gap
  FROM held JOIN (${lineageSql}) lineage ON organisation = held.place`;
