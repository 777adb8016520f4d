import type { NewEvent, StreamEvent } from './event-log.js';

/** What is noted beside a fact: who or what brought it, never the person it is about. */
export interface FactMetadata {
  readonly commandId?: string;
  /** SHA-256 of the command, keyed where it is personal, so that one id with two contents is noticed. */
  readonly commandDigest?: string;
  readonly source?: { readonly system: string; readonly id: string };
  readonly importedAt?: string;
}

/** The event that adds a fact to a stream. What the fact tells, and how it is written, is no matter of the log. */
export const eventOf = (
  fact: Pick<NewEvent, 'type' | 'version' | 'effectiveOn' | 'data'>,
  envelope: Pick<NewEvent, 'id' | 'recordedAt' | 'metadata'>,
): NewEvent => ({
  id: envelope.id,
  type: fact.type,
  version: fact.version,
  effectiveOn: fact.effectiveOn,
  recordedAt: envelope.recordedAt,
  data: fact.data,
  metadata: envelope.metadata,
});

export const metadataOf = (noted: FactMetadata): string => JSON.stringify(noted);

/** Metadata for the facts of one import. What is the same for all of them is written once: there may be millions. */
export function metadataOfImport(importedAt: string): (source: Required<FactMetadata>['source']) => string {
  const rest = `,${JSON.stringify({ importedAt }).slice(1)}`;
  return (source) => `{"source":${JSON.stringify(source)}${rest}`;
}

/** Empty where the metadata is no JSON object: an event may be of another program, and a log takes it unread. */
export function metadataIn(event: Pick<StreamEvent, 'metadata'>): FactMetadata {
  try {
    return (JSON.parse(event.metadata) as FactMetadata | null) ?? {};
  } catch {
    return {};
  }
}
