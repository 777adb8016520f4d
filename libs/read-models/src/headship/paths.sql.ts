import { stages } from '#pathway/vocabulary/stages';
import type { HeadshipPathsArgs } from './paths.answer.js';

const HEADTEACHER = stages.indexOf('headteacher');

/** A role of no known stage is a step of its own name in either. */
const stepOf: Readonly<Record<NonNullable<HeadshipPathsArgs['steps']>, string>> = {
  ROLE: 'role',
  STAGE: `CASE WHEN posts.rank = 0 THEN 'classroom teacher' ELSE coalesce(state, role) END`,
};

/** One row for each path: path, heads, median_days, and how many paths and heads there are. Parameters: $asOf, $most. */
export const headshipPathsSql = (steps: NonNullable<HeadshipPathsArgs['steps']>): string => `
  WITH held AS (
    SELECT teacher, ${stepOf[steps]} AS step, posts.rank, start_on, seq
    FROM posts LEFT JOIN state_terms ON state_terms.rank = posts.rank
    WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on) AND role IS NOT NULL),
  heads AS (
    SELECT teacher, min(start_on) AS headed_on, arg_min(step, (start_on, rank, seq)) AS headship
    FROM held WHERE rank >= ${HEADTEACHER} GROUP BY teacher),
  before AS (
    SELECT teacher, step, start_on, rank, seq FROM held JOIN heads USING (teacher)
    WHERE start_on < headed_on
    QUALIFY step IS DISTINCT FROM lag(step) OVER (PARTITION BY teacher ORDER BY start_on, rank, seq)),
  steps AS (
    SELECT teacher, list(step ORDER BY start_on, rank, seq) AS steps FROM before GROUP BY teacher),
  paths AS (
    SELECT teacher, list_append(coalesce(steps, []), headship) AS path, CASE WHEN entry_on <= headed_on THEN headed_on - entry_on END AS days
    FROM heads LEFT JOIN steps USING (teacher) LEFT JOIN careers USING (teacher))
  SELECT path, count(*)::INTEGER AS heads, median(days)::DOUBLE AS median_days,
    (count(*) OVER ())::INTEGER AS distinct_paths, (sum(count(*)) OVER ())::INTEGER AS all_heads
  FROM paths GROUP BY path ORDER BY heads DESC, path LIMIT $most`;
