import type { StoredEvent } from '#event-log/event-log';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';

/** What the record's own rules leave of these events: in force, corrected, and effective on or before a date. */
export function standing(events: readonly StoredEvent[], upTo: string): readonly StoredEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const streams = [...new Set(events.map(({ stream }) => stream))];
  return streams.flatMap((stream) =>
    inForce(historyIn(events.filter((event) => event.stream === stream)))
      .filter(({ fact }) => fact.effectiveOn <= upTo)
      .map(({ factId, fact: { type, effectiveOn, ...data } }) => ({
        ...byId.get(factId)!,
        type,
        effectiveOn,
        data: JSON.stringify(data),
      }))
      .sort((a, b) => a.revision - b.revision),
  );
}
