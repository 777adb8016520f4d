import type { StreamEvent } from '#event-log/event-log';
import type { AnyFact } from '#pathway/fact';
import { struckOut } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { timelineOf, type EntryStatus } from '#read-models/timeline/timeline';

/** What an event counts for by what came after it. */
export interface Standing {
  readonly status: EntryStatus;
  /** Ids of the voids and corrections in force that are about it, in the order of the record. */
  readonly changedBy: readonly string[];
}

/** What each event of a record counts for, by its id. */
export function standingsIn(record: readonly StreamEvent[]): ReadonlyMap<string, Standing> {
  const changes = changesIn(record);
  return new Map(
    timelineOf(record).map(({ factId, status }) => [
      factId,
      { status, changedBy: changes.get(factId) ?? [] },
    ]),
  );
}

function changesIn(record: readonly StreamEvent[]): ReadonlyMap<string, readonly string[]> {
  const history = historyIn<AnyFact & { readonly factId?: string }>(record);
  const struck = struckOut(history);
  const changes = new Map<string, string[]>();
  for (const { factId, fact } of history) {
    const isChange = fact.type === 'FactVoided' || fact.type === 'FactCorrected';
    if (!isChange || fact.factId === undefined || struck.has(factId)) continue;
    changes.set(fact.factId, [...(changes.get(fact.factId) ?? []), factId]);
  }
  return changes;
}
