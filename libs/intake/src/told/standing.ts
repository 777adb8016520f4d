import type { NewEvent } from '#event-log/event-log';
import type { ToEvent } from '../recording/to-event.js';
import type { ReportedFact } from '../reported-fact.js';

/** What is on record of one subject: in one stream or, of somebody whose records were merged or split, in several. */
export interface Standing {
  /** Events by stream. */
  readonly events: ReadonlyMap<string, readonly NewEvent[]>;
  /** Whether a fact is of the subject. Absent: all are. */
  readonly isTheirs?: ((stream: string, factId: string) => boolean) | undefined;
}

export const standingAlone = (stream: string, events: readonly NewEvent[]): Standing => ({
  events: new Map([[stream, events]]),
});

/** The same with facts added to it, in order. */
export function standingWith(
  { events, ...others }: Standing,
  facts: readonly ReportedFact[],
  toEvent: ToEvent,
): Standing {
  if (facts.length === 0) return { events, ...others };
  const after = new Map(events);
  for (const fact of facts) after.set(fact.stream, [...(after.get(fact.stream) ?? []), toEvent(fact)]);
  return { events: after, ...others };
}

/** What one has that another lacks, by stream. */
export const addedTo = (before: Standing, after: Standing): ReadonlyMap<string, readonly NewEvent[]> =>
  new Map(
    [...after.events].flatMap(([stream, events]) => {
      const added = events.slice(before.events.get(stream)?.length ?? 0);
      return added.length > 0 ? [[stream, added]] : [];
    }),
  );
