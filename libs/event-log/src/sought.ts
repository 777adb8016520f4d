import type { Sought, StreamEvent } from './event-log.js';

/** Whether an event is what a reader looks for. A log that leaves out others need not leave out all of them. */
export function isSought(event: StreamEvent, sought: Sought): boolean {
  const { stream, types, effectiveFrom, effectiveTo } = sought;
  return (
    (stream === undefined || event.stream === stream) &&
    (types === undefined || types.includes(event.type)) &&
    (effectiveFrom === undefined || event.effectiveOn >= effectiveFrom) &&
    (effectiveTo === undefined || event.effectiveOn <= effectiveTo) &&
    isRecordedWithin(event.recordedAt, sought)
  );
}

/** Instants are compared as such: their texts may differ in how many digits follow the second. */
function isRecordedWithin(recordedAt: string, { recordedFrom, recordedTo }: Sought): boolean {
  if (recordedFrom === undefined && recordedTo === undefined) return true;
  const instant = Date.parse(recordedAt);
  return (
    (recordedFrom === undefined || instant >= Date.parse(recordedFrom)) &&
    (recordedTo === undefined || instant <= Date.parse(recordedTo))
  );
}
