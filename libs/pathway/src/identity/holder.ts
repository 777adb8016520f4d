/** Whose an identifier is, by the facts of its own record. */
import type { Recorded } from '../fact.js';
import { inForce } from '../history.js';

export interface Holding {
  /** Absent: it is nobody's, or nobody's any more. */
  readonly held?: {
    readonly teacher: string;
    /** UTC instant at which that was said. */
    readonly since: string;
  };
  /** The records from which it was released: their people were erased. It is never theirs again. */
  readonly releasedFrom: ReadonlySet<string>;
}

/** Of several assignments in force the latest holds, but for records from which the identifier was released. */
export function holdingIn(history: readonly Recorded[]): Holding {
  const standing = inForce(history);
  const of = (type: string) =>
    standing.flatMap(({ fact, recordedAt }) =>
      fact.type === type && 'teacher' in fact ? [{ teacher: String(fact.teacher), since: recordedAt }] : [],
    );
  const releasedFrom = new Set(of('IdentifierReleased').map(({ teacher }) => teacher));
  const held = of('IdentifierAssigned').findLast(({ teacher }) => !releasedFrom.has(teacher));
  return { ...(held && { held }), releasedFrom };
}
