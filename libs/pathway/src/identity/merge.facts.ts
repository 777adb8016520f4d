import type { FactOf } from '../fact.js';
import { id, listOf, optional, text } from '../field.js';

/**
 * Facts that tell whose a record's facts are. They say it of the facts whenever they took effect, from the instant on at
 * which they became known: their own date means as little as that of a correction.
 */
export const mergeFacts = {
  /** The record turned out to be another teacher's: its facts count as that teacher's. Striking this out undoes it. */
  RecordMerged: { into: id, reason: optional(text) },
  /** These facts of the record turned out to be another teacher's. Of several that name a fact the latest holds. */
  FactsReassigned: { factIds: listOf(id), teacher: id, reason: optional(text) },
} as const;

export const mergeVerbs = {
  MergeRecord: 'RecordMerged',
  ReassignFacts: 'FactsReassigned',
} as const;

export type MergeFact = FactOf<typeof mergeFacts>;
