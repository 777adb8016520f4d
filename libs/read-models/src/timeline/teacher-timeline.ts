import type { StreamEvent } from '#event-log/event-log';
import { countsFor, onRecord, whoseFacts } from '#pathway/identity/whose-facts';
import { historyIn } from '#pathway/stored-fact';
import { type TimelineEntry, timelineOf, type TimelineView } from './timeline.js';

/** A fact with the record on which it stands, and the teacher for whom it counts. */
export interface TeacherTimelineEntry extends TimelineEntry {
  readonly record: string;
  readonly countsFor: string;
}

/**
 * The facts of a teacher's own record, whomever they count for, and those of other records that count for this teacher,
 * in the order in which they took effect; of one day the own ones come first.
 *
 * @param records the events of the teacher's own record and of those tied to it, by teacher
 */
export function teacherTimelineOf(
  teacher: string,
  records: ReadonlyMap<string, readonly StreamEvent[]>,
  view: TimelineView = {},
): readonly TeacherTimelineEntry[] {
  const knownBy = view.knownAt === undefined ? Infinity : Date.parse(view.knownAt);
  const isKnown = (event: StreamEvent): boolean => Date.parse(event.recordedAt) <= knownBy;
  const whose = whoseFacts(
    [...records].flatMap(([record, events]) => onRecord(record, historyIn(events.filter(isKnown)))),
  );
  const entries = [...records].flatMap(([record, events]) =>
    timelineOf(events, view).map((entry) => ({
      ...entry,
      record,
      countsFor: countsFor(whose, record, entry.factId),
    })),
  );
  return entries
    .filter((entry) => entry.record === teacher || entry.countsFor === teacher)
    .sort(
      (a, b) =>
        compare(a.effectiveOn, b.effectiveOn) ||
        Number(b.record === teacher) - Number(a.record === teacher) ||
        compare(a.record, b.record) ||
        a.revision - b.revision,
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
