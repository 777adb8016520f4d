import { RevisionConflict, type NewEvent, type StreamEvent } from '#event-log/event-log';
import { eventIdOf } from '#event-log/event-id';
import { eventOf, metadataOf } from '#event-log/fact-event';
import type { PersonalFact } from '#pathway/personal/subject';
import { standingOf } from '#pathway/personal/subject';
import { storedOf } from '#pathway/stored-fact';
import type { DataKeys } from '../keys/data-keys.js';
import { notTheseKeys } from '../keys/kept-keys.js';
import { isSealed } from '../sealing/report-details.js';
import { recordsShared } from '../subject/facts-of-person.js';
import { identifiersOf, releaseIdentifiers } from './identifiers.js';
import { recordsOf } from './records-of.js';
import type { WholeLog } from './sought-events.js';

export type ErasureGround = NonNullable<Extract<PersonalFact, { type: 'SubjectErased' }>['ground']>;

/** What an erasure takes away of a person, and what it leaves. */
export interface ErasurePlan {
  /** The records of the person that there are: merges make several one. */
  readonly records: readonly string[];
  /** Events whose personal details can be read no more. */
  readonly sealedEvents: number;
  /** Identifiers, such as a TRN, that are nobody's any more. */
  readonly identifiers: number;
  /** Facts of the career, which stay, and tell nobody's name. */
  readonly careerFacts: number;
  /**
   * Records with sealed details that somebody else has facts on, or that are somebody else's and have facts of this person.
   * The details of the first go, those of the second stay, whoever they are of.
   */
  readonly splitRecords: readonly string[];
  /** On every record. */
  readonly isErased: boolean;
}

export interface Erasing {
  readonly log: WholeLog;
  readonly keys: DataKeys;
}

/** Told before anything is done; nothing is done. */
export async function erasurePlan({ log }: Pick<Erasing, 'log'>, teacher: string): Promise<ErasurePlan> {
  const onRecord = await streamsOf(log, await recordsOf(log, teacher));
  const records = [...onRecord.keys()];
  const events = [...onRecord.values()].flat();
  const sealedEvents = events.filter(isSealed).length;
  const ofRights = events.filter(({ type }) => type.startsWith('Subject')).length;
  return {
    records,
    sealedEvents,
    identifiers: (await identifiersOf(log, new Set(records))).size,
    careerFacts: events.length - sealedEvents - ofRights,
    splitRecords: await withDetails(log, await recordsShared(log, records)),
    isErased: records.length > 0 && [...onRecord.values()].every((each) => standingOf(each) === 'erased'),
  };
}

async function withDetails(log: WholeLog, records: readonly string[]): Promise<readonly string[]> {
  const onRecord = await streamsOf(log, records);
  return [...onRecord].flatMap(([record, events]) => (events.some(isSealed) ? [record] : []));
}

/** Records with what is on them; of an id that a merge names and nobody was registered under there is nothing to erase. */
async function streamsOf(
  log: WholeLog,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly StreamEvent[]>> {
  const read = await Promise.all(
    records.map(async (record) => [record, await log.readStream(`teacher-${record}`)] as const),
  );
  return new Map(read.filter(([, events]) => events.length > 0));
}

/**
 * Erases a person: says so on every record of theirs, destroys the keys, releases the identifiers, in this order. What
 * is said first is what a later start completes the rest by (`complete`), wherever this was broken off. Done again it
 * changes nothing.
 *
 * @param at UTC instant
 * @throws UnusableKeys a key that would have to be destroyed is not among the keys; then nothing is done
 */
export async function erase(
  erasing: Erasing,
  teacher: string,
  { ground, at }: { readonly ground?: ErasureGround; readonly at: string },
): Promise<ErasurePlan | 'not registered'> {
  // A tombstone of an id that is nobody's yet would bury whoever gets it later.
  if ((await erasing.log.readStream(`teacher-${teacher}`)).length === 0) return 'not registered';
  const plan = await erasurePlan(erasing, teacher);
  if (!plan.isErased) await refuseOtherKeys(erasing, plan.records);
  for (const record of plan.records) await sayErased(erasing.log, record, at, ground);
  await takeAway(erasing, plan.records, at);
  return { ...plan, isErased: true };
}

/** An erasure with the keys of another place would be told as done, and the key live on where it is. */
async function refuseOtherKeys({ log, keys }: Erasing, records: readonly string[]): Promise<void> {
  for (const record of records) {
    const events = await log.readStream(`teacher-${record}`);
    if (standingOf(events) === 'erased' || !events.some(isSealed)) continue;
    if ((await keys.keyOf(record)) === 'none') throw notTheseKeys();
  }
}

/** The steps after an erasure was said. */
export async function takeAway(
  { log, keys }: Erasing,
  records: readonly string[],
  at: string,
): Promise<void> {
  await keys.erase(records, at);
  await releaseIdentifiers(log, new Set(records), at);
}

/**
 * Says on a record that its person was erased, unless it is said there.
 *
 * @returns whether it is said there now: a record that nobody opened is left alone
 */
export async function sayErased(
  log: WholeLog,
  record: string,
  at: string,
  ground?: ErasureGround,
): Promise<boolean> {
  const stream = `teacher-${record}`;
  const events = await log.readStream(stream);
  if (events.length === 0 || standingOf(events) === 'erased') return events.length > 0;
  try {
    await log.append(stream, events.length, [erased(stream, events.length, at, ground)]);
    return true;
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    return sayErased(log, record, at, ground);
  }
}

function erased(stream: string, revision: number, at: string, ground: ErasureGround | undefined): NewEvent {
  const fact = { type: 'SubjectErased', effectiveOn: at.slice(0, 10), ...(ground && { ground }) };
  const commandId = `erasure ${at}`;
  return eventOf(storedOf(fact), {
    id: eventIdOf(commandId, stream, revision),
    recordedAt: at,
    metadata: metadataOf({ commandId }),
  });
}
