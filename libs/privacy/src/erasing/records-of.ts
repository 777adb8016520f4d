import { mergeOf } from '#pathway/identity/merge';
import { historyIn } from '#pathway/stored-fact';
import { streamsWith, type WholeLog } from './sought-events.js';

type Log = Pick<WholeLog, 'readAll' | 'readStream'>;

const OF_TEACHER = 'teacher-';

/** Every record of a person: merges in force make several records one person's. The one asked for comes first. */
export async function recordsOf(log: Log, teacher: string): Promise<readonly string[]> {
  const into = await mergesIn(log);
  const end = endOf(teacher, into);
  const others = [...new Set([...into.keys(), ...into.values()])].filter(
    (record) => record !== teacher && endOf(record, into) === end,
  );
  return [teacher, ...others.toSorted()];
}

async function mergesIn(log: Log): Promise<ReadonlyMap<string, string>> {
  const merges = new Map<string, string>();
  for (const stream of await streamsWith(log, ['RecordMerged'])) {
    const into = mergeOf(historyIn(await log.readStream(stream)))?.fact.into;
    if (into !== undefined) merges.set(stream.slice(OF_TEACHER.length), into);
  }
  return merges;
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
