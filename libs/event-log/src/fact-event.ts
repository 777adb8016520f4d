import type { NewEvent, StreamEvent } from './event-log.js';

/** What is noted beside a fact: who or what brought it, never the person it is about. */
export interface FactMetadata {
  readonly commandId?: string;
  /** SHA-256 of the command, so that one id with two contents is noticed. */
  readonly commandDigest?: string;
  readonly source?: { readonly system: string; readonly id: string };
  readonly importedAt?: string;
}

/** The event that adds a fact to a stream. What the fact tells, and how it is written, is no matter of the log. */
export const eventOf = (
  fact: Pick<NewEvent, 'type' | 'version' | 'effectiveOn' | 'data'>,
  envelope: { readonly id: string; readonly recordedAt: string; readonly metadata: FactMetadata },
): NewEvent => ({
  id: envelope.id,
  type: fact.type,
  version: fact.version,
  effectiveOn: fact.effectiveOn,
  recordedAt: envelope.recordedAt,
  data: fact.data,
  metadata: JSON.stringify(envelope.metadata),
});

export const metadataIn = (event: Pick<StreamEvent, 'metadata'>): FactMetadata =>
  JSON.parse(event.metadata) as FactMetadata;
