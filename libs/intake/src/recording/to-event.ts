import type { NewEvent } from '#event-log/event-log';
import { eventOf, metadataOfImport } from '#event-log/fact-event';
import { storedOf } from '#pathway/stored-fact';
import { factIdOf, type ReportedFact } from '../reported-fact.js';

export type ToEvent = (reported: ReportedFact) => NewEvent;

/** Makes the events of one import. */
export function eventsFrom(importedAt: string): ToEvent {
  const metadataFrom = metadataOfImport(importedAt);
  return ({ stream, fact, recordedAt, source }) =>
    eventOf(storedOf(fact), { id: factIdOf(stream, source), recordedAt, metadata: metadataFrom(source) });
}
