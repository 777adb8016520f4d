import type { NewEvent, StreamEvent } from './event-log.js';

/** What any fact has, whatever it tells. */
interface Fact {
  readonly type: string;
  readonly effectiveOn: string;
}

/** What is noted beside a fact: who or what brought it, never the person it is about. */
export interface FactMetadata {
  readonly commandId?: string;
  /** SHA-256 of the command, so that one id with two contents is noticed. */
  readonly commandDigest?: string;
  readonly source?: { readonly system: string; readonly id: string };
  readonly importedAt?: string;
}

/** A fact as the log keeps it: type and effective date in the envelope, its own fields as JSON. */
export function eventOf(
  fact: Fact,
  envelope: { readonly id: string; readonly recordedAt: string; readonly metadata: FactMetadata },
): NewEvent {
  const { type, effectiveOn, ...fields } = fact;
  return {
    id: envelope.id,
    type,
    version: 1,
    effectiveOn,
    recordedAt: envelope.recordedAt,
    data: JSON.stringify(fields),
    metadata: JSON.stringify(envelope.metadata),
  };
}

/** The fact an event holds. `F` is the caller's word for what this stream carries. */
export const factIn = <F extends Fact>(event: Pick<StreamEvent, 'type' | 'effectiveOn' | 'data'>): F =>
  ({ ...(JSON.parse(event.data) as object), type: event.type, effectiveOn: event.effectiveOn }) as F;

/** A fact on record, as rules and timelines look at it: with its id and the instant at which it became known. */
export const recordedIn = <F extends Fact>(event: StreamEvent) => ({
  factId: event.id,
  recordedAt: event.recordedAt,
  fact: factIn<F>(event),
});

export const metadataIn = (event: Pick<StreamEvent, 'metadata'>): FactMetadata =>
  JSON.parse(event.metadata) as FactMetadata;
