import type { Recorded } from '#pathway/fact';
import { mergeOf } from '#pathway/identity/merge';
import { historyIn } from '#pathway/stored-fact';
import { streamsWith, type WholeLog } from './sought-events.js';

type Log = Pick<WholeLog, 'readAll' | 'readStream'>;

const OF_TEACHER = 'teacher-';

/** Every record of a person: merges in force make several records one person's. The one asked for comes first. */
export const recordsOf = async (log: Log, teacher: string): Promise<readonly string[]> =>
  recordsBy(await mergedRecords(log), teacher);

/** The records that were ever merged into another, with what is on them. */
export type MergedRecords = ReadonlyMap<string, readonly Recorded[]>;

export async function mergedRecords(log: Log): Promise<MergedRecords> {
  const merged = new Map<string, readonly Recorded[]>();
  for (const stream of await streamsWith(log, ['RecordMerged']))
    merged.set(stream.slice(OF_TEACHER.length), historyIn(await log.readStream(stream)));
  return merged;
}

/** @param knownAt UTC instant: by the merges known then; absent: now */
export function recordsBy(merged: MergedRecords, teacher: string, knownAt?: string): readonly string[] {
  const into = new Map<string, string>();
  for (const [record, history] of merged) {
    const known = history.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt);
    const other = mergeOf(known)?.fact.into;
    if (other !== undefined) into.set(record, other);
  }
  const end = endOf(teacher, into);
  const others = [...new Set([...into.keys(), ...into.values()])].filter(
    (record) => record !== teacher && endOf(record, into) === end,
  );
  return [teacher, ...others.toSorted()];
}

/** Where merges lead to; those that lead round in a circle end at the first of it by name. */
function endOf(record: string, into: ReadonlyMap<string, string>): string {
  const passed: string[] = [];
  let at = record;
  for (let next = into.get(at); next !== undefined; next = into.get(at)) {
    if (passed.includes(at)) return passed.slice(passed.indexOf(at)).toSorted()[0]!;
    passed.push(at);
    at = next;
  }
  return at;
}
