import { sourceEventId } from '#event-log/event-id';
import type { AnyFact } from '#pathway/fact';

/**
 * A fact as a source reported it: accepted in any order and once per source id, whatever today's rules say of it.
 */
export interface ReportedFact {
  /** `teacher-…` or `organisation-…`. */
  readonly stream: string;
  readonly fact: AnyFact;
  /** UTC instant (ISO 8601, `Z`) at which the source learnt of it. */
  readonly recordedAt: string;
  /** Rows of one system with the same id are one fact. */
  readonly source: { readonly system: string; readonly id: string };
}

/** The id that a reported fact has in the log, so that a later row can void or correct it. */
export const factIdOf = (stream: string, source: ReportedFact['source']): string =>
  sourceEventId(source.system, `${stream}/${source.id}`);
