import type { FactSeen } from '#read-models/reach/record-seen';
import type { TeacherTimelineEntry } from '#read-models/timeline/teacher-timeline';

/** Of the entries of a record those that are seen, and no more of each than is seen of it. */
export function entriesSeen(
  entries: readonly TeacherTimelineEntry[],
  seen: readonly FactSeen[],
): readonly TeacherTimelineEntry[] {
  const facts = new Map(seen.map((fact) => [idOf(fact), fact]));
  return entries.flatMap((entry) => {
    const fact = facts.get(idOf(entry));
    // What was first recorded may be of elsewhere.
    return fact ? [{ ...entry, ...fact.as, correctedFrom: null }] : [];
  });
}

const idOf = ({ record, factId }: Pick<FactSeen, 'record' | 'factId'>): string =>
  JSON.stringify([record, factId]);
