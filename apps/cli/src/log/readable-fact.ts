import type { StoredEvent } from '#event-log/event-log';
import { catalogue } from '#pathway/catalogue';
import { factIn } from '#pathway/stored-fact';
import { faultsInFact } from '#pathway/well-formed';

/** So many kinds are told apart. A damaged log may hold any number. */
const MOST_KINDS = 100;
const OTHERS = 'others';

/** Reads facts as the catalogue has them, and counts those that this release doesn't understand. */
export function factReader() {
  const notUnderstood = new Map<string, number>();
  const count = (kind: string): void => void notUnderstood.set(kind, (notUnderstood.get(kind) ?? 0) + 1);
  return {
    /** By type and version: of a type that the catalogue doesn't know, or a version newer than its own. */
    notUnderstood,
    /** What is wrong with a fact of a known type, without what it holds. Undefined for nothing. */
    faultIn(event: StoredEvent): string | undefined {
      const fact = factIn(event);
      if (fact) {
        const [fault] = faultsInFact(catalogue, fact);
        return fault && `it cannot be read as ${event.type}: ${inCatalogueWords(fact.type, fault)}`;
      }
      const kind = `${event.type}, version ${event.version}`;
      count(notUnderstood.has(kind) || notUnderstood.size < MOST_KINDS ? kind : OTHERS);
      return undefined;
    },
  };
}

/** The name of a field that the catalogue doesn't have comes from the data. */
const inCatalogueWords = (type: string, { field, message }: { field: string; message: string }): string =>
  field === 'effectiveOn' || Object.hasOwn(catalogue[type] ?? {}, field)
    ? message
    : 'it has a field that the catalogue does not have.';
