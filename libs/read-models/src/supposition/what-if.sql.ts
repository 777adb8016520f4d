import { withTied } from '../linked/linked.sql.js';
import { covers } from '../on-the-day.sql.js';
import type { SupposedClosure, SupposedPlacement } from './what-if.answer.js';
import { quoted } from '../quoted.sql.js';

const dated = (day: string): string => `DATE ${quoted(day)}`;

/** Supposed facts follow all that are on record, in the order in which they are given. */
const AFTER_ALL = 4_000_000_000_000_000;
const RECORDED = `TIMESTAMP '9999-12-31'`;

/**
 * Which of these organisations and teachers are on record, if only by a record that was merged into theirs: kind, id.
 * Parameters: $teachers, $organisations.
 */
export const knownSql = `
  SELECT 'teacher' AS kind, teacher AS id FROM (SELECT unnest($teachers::VARCHAR[]) AS teacher)
  WHERE 'teacher-' || teacher IN (SELECT stream FROM facts) OR teacher IN (SELECT teacher FROM links)
  UNION ALL
  SELECT 'organisation', organisation FROM (SELECT unnest($organisations::VARCHAR[]) AS organisation)
  SEMI JOIN organisations USING (organisation)`;

/** Teachers who began to train by a closed route once it was closed. */
const turnedAway = (closures: readonly SupposedClosure[]): string =>
  closures.length === 0
    ? `SELECT '' AS stream WHERE false`
    : `SELECT DISTINCT 'teacher-' || teacher AS stream FROM trainings
       WHERE ${closures.map(({ route, closedOn }) => `(route = ${quoted(route)} AND start_on >= ${dated(closedOn)})`).join(' OR ')}`;

/** Everybody whom the suppositions touch: their own streams, and those tied to them. */
const touched = (placements: readonly SupposedPlacement[], closures: readonly SupposedClosure[]): string => {
  const own = [
    turnedAway(closures),
    ...placements.map(({ teacher }) => `SELECT ${quoted(`teacher-${teacher}`)} AS stream`),
  ].join(' UNION ');
  return `SELECT other AS stream FROM (${withTied(own)})`;
};

/** The streams of those turned away, and the records merged into theirs: of these nothing is derived. */
const recordsOf = (away: string): string => `
  SELECT other AS stream FROM (${withTied(away)})
  WHERE other = stream OR other NOT IN (SELECT 'teacher-' || teacher FROM trainings)`;

/** The facts on record of all whom the suppositions touch. */
export const actualFactsSql = (
  placements: readonly SupposedPlacement[],
  closures: readonly SupposedClosure[],
): string => `SELECT facts.* FROM facts SEMI JOIN (${touched(placements, closures)}) USING (stream)`;

/** The same with what is supposed: without those turned away, with the posts begun and those given up for them. */
export const supposedFactsSql = (
  placements: readonly SupposedPlacement[],
  closures: readonly SupposedClosure[],
): string =>
  [
    `SELECT seq, fact_id, stream, type, effective_on, recorded_at, source, data
     FROM (${actualFactsSql(placements, closures)}) ANTI JOIN (${recordsOf(turnedAway(closures))}) USING (stream)`,
    ...placements.flatMap((placement, index) => [
      ...(placement.keepsPosts ? [] : [postsGivenUp(placement, index)]),
      postBegun(placement, index),
    ]),
  ].join(' UNION ALL ');

function postBegun({ teacher, role, employer, startOn }: SupposedPlacement, index: number): string {
  const data = JSON.stringify({ post: `supposed-${index}`, role, employer });
  return `SELECT ${AFTER_ALL + 1_000_000 * index + 999_999}, 'supposed-${index}', ${quoted(`teacher-${teacher}`)}, 'PostStarted',
    ${dated(startOn)}, ${RECORDED}, NULL, ${quoted(data)}`;
}

function postsGivenUp({ teacher, startOn }: SupposedPlacement, index: number): string {
  const covering = covers().replaceAll('$asOf::DATE', dated(startOn));
  return `SELECT ${AFTER_ALL + 1_000_000 * index} + row_number() OVER (ORDER BY post), 'given-up-${index}-' || post,
    ${quoted(`teacher-${teacher}`)}, 'PostEnded', ${dated(startOn)}, ${RECORDED}, NULL, json_object('post', post)::VARCHAR
    FROM posts WHERE teacher = ${quoted(teacher)} AND start_on < ${dated(startOn)} AND ${covering}`;
}
