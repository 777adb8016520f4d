import type { EventLog } from '#event-log/event-log';
import { metadataIn } from '#event-log/fact-event';
import { mergeOf } from '#pathway/identity/merge';
import { historyIn } from '#pathway/stored-fact';

type Log = Pick<EventLog, 'readStream'>;

const streamOf = (teacher: string): string => `teacher-${teacher}`;

/** A chain of merges is never so long: longer ones lead round in a circle. */
const MOST_MERGES = 20;

/** The record that merges of a teacher's record lead to. */
async function endOf(log: Log, teacher: string): Promise<string> {
  let at = teacher;
  for (let merges = 0; merges < MOST_MERGES; merges += 1) {
    const into = mergeOf(historyIn(await log.readStream(streamOf(at))))?.fact.into;
    if (into === undefined) return at;
    at = into;
  }
  return teacher;
}

/**
 * The record on which a source goes on, of several that were merged into one teacher's: the one on which it told
 * something before, so that it is compared with that, else the one they were merged into. Undefined: they are not one.
 */
export async function recordOfOne(
  log: Log,
  teachers: readonly string[],
  system: string,
): Promise<string | undefined> {
  const ends = await Promise.all(teachers.map((teacher) => endOf(log, teacher)));
  if (new Set(ends).size > 1) return undefined;
  for (const teacher of teachers) {
    const events = await log.readStream(streamOf(teacher));
    if (events.some((event) => metadataIn(event).source?.system === system)) return teacher;
  }
  return ends[0];
}
