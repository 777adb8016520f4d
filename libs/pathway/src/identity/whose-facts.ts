/** Which teacher a fact counts for, once records were merged and facts reassigned. */
import type { Recorded } from '../fact.js';
import { inForce } from '../history.js';
import { type MergeFact, mergeFacts } from './merge.facts.js';

/** A merge or reassignment in force, and the teacher on whose record it stands. */
export interface MergeOnRecord {
  readonly record: string;
  readonly entry: Recorded<MergeFact>;
}

/** Teachers by the records, and by the facts of a record, that don't simply count for the teacher of the record. */
export interface Whose {
  readonly records: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * A fact counts for the teacher on whose record it stands, or for the one it was reassigned to; and if that teacher's
 * record was merged into another, for the other one, and so on. Of several merges of one record, as of several
 * reassignments of one fact, the latest recorded holds; of one instant, the later given. Merges that lead round in a
 * circle have no effect: each record of the circle stays its own teacher's.
 *
 * @param merges those in force
 */
export function whoseFacts(merges: readonly MergeOnRecord[]): Whose {
  const inOrder = merges.toSorted((a, b) => compare(a.entry.recordedAt, b.entry.recordedAt));
  const into = new Map<string, string>();
  const reassigned = new Map<string, Map<string, string>>();
  for (const { record, entry } of inOrder) {
    const { fact } = entry;
    if (fact.type === 'RecordMerged') into.set(record, fact.into);
    else for (const factId of fact.factIds) held(reassigned, record).set(factId, fact.teacher);
  }
  const records = new Map([...into.keys()].map((record) => [record, endOf(record, into)]));
  const teacherOf = (record: string): string => records.get(record) ?? record;
  const facts = new Map(
    [...reassigned].map(([record, teachers]) => [
      record,
      new Map([...teachers].map(([factId, teacher]) => [factId, teacherOf(teacher)])),
    ]),
  );
  return { records: new Map([...records].filter(([record, teacher]) => record !== teacher)), facts };
}

/** The teacher for whom a fact of a record counts. */
export const countsFor = ({ records, facts }: Whose, record: string, factId: string): string =>
  facts.get(record)?.get(factId) ?? records.get(record) ?? record;

export const isMerge = (entry: Recorded): entry is Recorded<MergeFact> =>
  Object.hasOwn(mergeFacts, entry.fact.type);

/** The merges and reassignments of a record that are in force, as they stand on the record. */
export function mergesIn(history: readonly Recorded[]): readonly Recorded<MergeFact>[] {
  if (!history.some(isMerge)) return [];
  const standing = new Map(inForce(history).map((entry) => [entry.factId, entry]));
  return history.flatMap(({ factId }) => standing.get(factId) ?? []).filter(isMerge);
}

export const onRecord = (record: string, history: readonly Recorded[]): readonly MergeOnRecord[] =>
  mergesIn(history).map((entry) => ({ record, entry }));

/** Where the merges of a record lead; the first record of a circle that it comes upon. */
function endOf(record: string, into: ReadonlyMap<string, string>): string {
  const passed = new Set([record]);
  let at = record;
  for (let next = into.get(at); next !== undefined; next = into.get(at)) {
    if (passed.has(next)) return next;
    passed.add(next);
    at = next;
  }
  return at;
}

function held(byRecord: Map<string, Map<string, string>>, record: string): Map<string, string> {
  const facts = byRecord.get(record) ?? new Map<string, string>();
  byRecord.set(record, facts);
  return facts;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
