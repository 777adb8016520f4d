import type { StreamEvent } from '#event-log/event-log';
import {
  countsFor,
  onRecord,
  whoseFacts,
  type MergeOnRecord,
  type Whose,
} from '#pathway/identity/whose-facts';
import { historyIn, recordedIn } from '#pathway/stored-fact';
import { streamsWith, type WholeLog } from '../erasing/sought-events.js';

type Log = Pick<WholeLog, 'readAll' | 'readStream'>;

const OF_TEACHER = 'teacher-';
const TIES = ['RecordMerged', 'FactsReassigned'];

/** An event about a person, and the record on which it stands. */
export interface EventOfPerson {
  readonly record: string;
  readonly event: StreamEvent;
}

/**
 * What is on record of a person: of their records all but what turned out to be somebody else's, and of the records of
 * others what turned out to be theirs; each with what corrects it.
 *
 * @param records all of the person's
 */
export async function eventsOfPerson(
  log: Log,
  records: readonly string[],
): Promise<readonly EventOfPerson[]> {
  const whose = await whoseIn(log);
  const isTheirs = (record: string, event: StreamEvent): boolean =>
    records.includes(countsFor(whose, record, targetOf(event) ?? event.id));
  const split = [...whose.facts.keys()].filter((record) => !records.includes(record));
  const found: EventOfPerson[] = [];
  for (const record of [...records, ...split])
    for (const event of await log.readStream(`${OF_TEACHER}${record}`))
      if (isTheirs(record, event)) found.push({ record, event });
  return found;
}

/** The records that a person shares with somebody else: facts of one stand on a record of the other. */
export async function recordsShared(log: Log, records: readonly string[]): Promise<readonly string[]> {
  const { facts } = await whoseIn(log);
  const isShared = ([record, teachers]: readonly [string, ReadonlyMap<string, string>]): boolean =>
    [...teachers.values()].some((teacher) => records.includes(teacher) !== records.includes(record));
  return [...facts].filter(isShared).map(([record]) => record);
}

async function whoseIn(log: Log): Promise<Whose> {
  const merges: MergeOnRecord[] = [];
  for (const stream of await streamsWith(log, TIES))
    merges.push(...onRecord(stream.slice(OF_TEACHER.length), historyIn(await log.readStream(stream))));
  return whoseFacts(merges);
}

/** The fact that an event strikes out or corrects. */
function targetOf(event: StreamEvent): string | undefined {
  const fact = recordedIn(event)?.fact;
  return fact && 'factId' in fact ? String(fact.factId) : undefined;
}
