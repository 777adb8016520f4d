import type { Viewpoint } from '../answer.js';
import type { Answerable } from '../read-model.js';
import type { Scope } from './scope.js';

/** Which facts on a teacher's record, or on those merged with it, are seen within a scope, by their ids. */
export interface FactsSeen {
  /** As they stand. A correction is among them if its fact is; nothing that was struck out is. */
  readonly whole: ReadonlySet<string>;
  /** What the teacher held on coming: only the type of the fact and its day, and for an NPQ which one, are seen. */
  readonly held: ReadonlySet<string>;
}

type Row = { readonly id: string; readonly how: 'WHOLE' | 'HELD' };

const isThereSql = `SELECT EXISTS (FROM facts WHERE stream = 'teacher-' || $teacher) AS "isThere"`;
const seenSql = 'SELECT fact_id AS id, how FROM scope_seen WHERE teacher = $teacher';

/**
 * Which facts of a teacher are seen within a scope; null when the teacher doesn't exist there. Facts on which no answer of
 * the read model rests (coaching, reviews) are seen by nobody whose scope is restricted.
 */
export async function factsSeenOf(
  model: Answerable,
  scope: Scope,
  teacher: string,
  viewpoint: Viewpoint,
): Promise<'ALL' | FactsSeen | null> {
  if (scope === 'EVERYONE') return 'ALL';
  const seen = await model.seenBy(scope).ask(viewpoint, async ({ rows }) => {
    const [found] = await rows<{ isThere: boolean }>(isThereSql, { teacher });
    return found!.isThere ? await rows<Row>(seenSql, { teacher }) : null;
  });
  if (seen === null) return null;
  const those = (how: Row['how']) => new Set(seen.filter((one) => one.how === how).map(({ id }) => id));
  return { whole: those('WHOLE'), held: those('HELD') };
}

/** Whether a teacher is at a place of the scope at the close of a day (`asOf`), by a post or anything else held there. */
export async function isWithin(
  model: Answerable,
  scope: Scope,
  teacher: string,
  viewpoint: Viewpoint,
): Promise<boolean> {
  if (scope === 'EVERYONE') return true;
  const sql = `SELECT EXISTS (FROM scope_stays
    WHERE teacher = $teacher AND from_on <= $asOf::DATE AND $asOf::DATE < until_on) AS "isThere"`;
  const [found] = await model
    .seenBy(scope)
    .ask(viewpoint, ({ rows }) => rows<{ isThere: boolean }>(sql, { teacher, asOf: viewpoint.asOf }));
  return found!.isThere;
}
