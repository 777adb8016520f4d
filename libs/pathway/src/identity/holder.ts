/** Whose an identifier is, by the facts of its own record. */
import type { Recorded } from '../fact.js';
import { inForce } from '../history.js';

export interface Holding {
  /** Absent: nobody's, or nobody's any more. */
  readonly teacher?: string;
  /** How many records it was released from: their people were erased. */
  readonly releases: number;
}

/** Of several assignments in force the latest holds, unless the identifier was released from that record. */
export function holdingIn(history: readonly Recorded[]): Holding {
  const standing = inForce(history);
  const released = new Set(teachersIn(standing, 'IdentifierReleased'));
  const teacher = teachersIn(standing, 'IdentifierAssigned').findLast((each) => !released.has(each));
  return { ...(teacher !== undefined && { teacher }), releases: released.size };
}

const teachersIn = (standing: readonly Recorded[], type: string): readonly string[] =>
  standing.flatMap(({ fact }) => (fact.type === type && 'teacher' in fact ? [String(fact.teacher)] : []));
