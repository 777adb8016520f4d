import type { EventLog } from '#event-log/event-log';
import { isSought } from '#event-log/sought';
import {
  countsFor,
  onRecord,
  whoseFacts,
  type MergeOnRecord,
  type Whose,
} from '#pathway/identity/whose-facts';
import { historyIn } from '#pathway/stored-fact';

/** Somebody of whom several records tell, or of whose record not all is theirs. */
export interface Person {
  /** The id that they go by. */
  readonly name: string;
  /** The streams on which there are facts of theirs, or may be, in order of their names. */
  readonly streams: readonly string[];
  /** Those of which all is theirs that was not said to be somebody else's. */
  readonly own: ReadonlySet<string>;
  isTheirs(stream: string, factId: string): boolean;
}

/** What merges of records and splits in force make of records. */
export interface Ties {
  /** The teacher for whom a record counts. */
  endOf(record: string): string;
  /** Undefined for whoever has one record and all of it. */
  personOf(teacher: string): Person | undefined;
  /** Those whose facts stand on a record, and since when they were told apart (UTC instant); undefined if it was not split. */
  splitOf(record: string): { readonly teachers: readonly string[]; readonly since: string } | undefined;
}

const OF_TEACHER = 'teacher-';
const TYPES = ['RecordMerged', 'FactsReassigned'];

export const streamOf = (record: string): string => `${OF_TEACHER}${record}`;
const recordOf = (stream: string): string => stream.slice(OF_TEACHER.length);

/** Finds what ties records, in the log as it is now. */
export async function tiesIn(log: Pick<EventLog, 'readAll' | 'readStream'>): Promise<Ties> {
  const streams = new Set<string>();
  for await (const batch of log.readAll({ sought: { types: TYPES } }))
    for (const event of batch) if (isSought(event, { types: TYPES })) streams.add(event.stream);
  const merges: MergeOnRecord[] = [];
  for (const stream of streams)
    merges.push(...onRecord(recordOf(stream), historyIn(await log.readStream(stream))));
  return tiesOf(merges);
}

function tiesOf(merges: readonly MergeOnRecord[]): Ties {
  const whose = whoseFacts(merges);
  const endOf = (record: string): string => whose.records.get(record) ?? record;
  const recordsFor = recordsByTeacher(whose, endOf);
  return {
    endOf,
    personOf(teacher) {
      const records = [...(recordsFor.get(teacher) ?? [])].toSorted();
      if (records.length === 0) return undefined;
      return {
        name: teacher,
        streams: records.map(streamOf),
        own: new Set(records.filter((record) => endOf(record) === teacher).map(streamOf)),
        isTheirs: (stream, factId) => countsFor(whose, recordOf(stream), factId) === teacher,
      };
    },
    splitOf(record) {
      const teachers = whose.facts.get(record);
      if (!teachers) return undefined;
      const since = merges
        .filter((merge) => merge.record === record && merge.entry.fact.type === 'FactsReassigned')
        .map(({ entry }) => entry.recordedAt)
        .toSorted()
        .at(-1)!;
      return { teachers: [...new Set([endOf(record), ...teachers.values()])], since };
    },
  };
}

/** The records with facts of each teacher who has several, or shares one. */
function recordsByTeacher(
  { records, facts }: Whose,
  endOf: (record: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byTeacher = new Map<string, Set<string>>();
  const add = (teacher: string, record: string): void =>
    void byTeacher.set(teacher, (byTeacher.get(teacher) ?? new Set([teacher])).add(record));
  for (const [record, teacher] of records) add(teacher, record);
  for (const [record, teachers] of facts)
    for (const teacher of [endOf(record), ...teachers.values()]) add(teacher, record);
  return byTeacher;
}
