import type { EventLog, StreamEvent } from '#event-log/event-log';
import { metadataIn } from '#event-log/fact-event';
import { mergeOf } from '#pathway/identity/merge';
import { historyIn } from '#pathway/stored-fact';

/** The events of a teacher's record. */
export type Records = (teacher: string) => Promise<readonly StreamEvent[]>;

/** A chain of merges is never so long: longer ones lead round in a circle. */
const MOST_MERGES = 20;

/** Records as they are now, each read once however often it is asked for. */
export function recordsIn(log: Pick<EventLog, 'readStream'>): Records {
  const read = new Map<string, Promise<readonly StreamEvent[]>>();
  return (teacher) => {
    const events = read.get(teacher) ?? log.readStream(`teacher-${teacher}`);
    read.set(teacher, events);
    return events;
  };
}

/** The record that merges of a teacher's record lead to. */
export async function endOf(records: Records, teacher: string): Promise<string> {
  let at = teacher;
  for (let merges = 0; merges < MOST_MERGES; merges += 1) {
    const into = mergeOf(historyIn(await records(at)))?.fact.into;
    if (into === undefined) return at;
    at = into;
  }
  return teacher;
}

/**
 * The record on which a source goes on, of several whose merges lead to one end: that on which it told the most, so that
 * it is compared with that; else the end.
 */
export async function recordOfSource(
  records: Records,
  teachers: readonly string[],
  end: string,
  system: string,
): Promise<string> {
  let [record, most] = [end, 0];
  for (const teacher of new Set([end, ...teachers])) {
    const told = toldBy(system, await records(teacher));
    if (told > most) [record, most] = [teacher, told];
  }
  return record;
}

const toldBy = (system: string, events: readonly StreamEvent[]): number =>
  events.filter((event) => metadataIn(event).source?.system === system).length;
