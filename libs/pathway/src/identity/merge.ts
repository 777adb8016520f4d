/** When a record may be merged into another, or its facts be reassigned, and what may still be said of it then. */
import { correctionFacts } from '../correction/correction.facts.js';
import type { AnyFact, CommandOf, Recorded } from '../fact.js';
import { inForce, struckOut } from '../history.js';
import type { Refusal } from '../refusal.js';
import { personalFacts, standingOf } from '../personal/subject.js';
import { refusal } from '../refusal.js';
import type { MergeFact, mergeFacts, mergeVerbs } from './merge.facts.js';
import { countsFor, isMerge, mergesIn, onRecord, whoseFacts } from './whose-facts.js';

export type MergeCommand = CommandOf<typeof mergeFacts, typeof mergeVerbs>;
type Merge = Extract<MergeFact, { type: 'RecordMerged' }>;

/** The records that a command leads to, by teacher: each whose it is, and those that merges lead on to. */
export type Others = ReadonlyMap<string, readonly Recorded[]>;

/** What is looked at beside the record itself when a command on it is decided. */
export interface Beside {
  /** The teacher whose record it is. */
  readonly record: string;
  readonly others: Others;
  /** Facts of other records that count for this teacher: in force, corrected. */
  readonly joined: readonly Recorded[];
}

/** Nothing is known but the record. */
export const ALONE: Beside = { record: '', others: new Map(), joined: [] };

/** The merge of a record that holds, if one is in force: the latest. */
export const mergeOf = (history: readonly Recorded[]): Recorded<Merge> | undefined =>
  mergesIn(history)
    .filter((entry): entry is Recorded<Merge> => entry.fact.type === 'RecordMerged')
    .toSorted((a, b) => compare(a.recordedAt, b.recordedAt))
    .at(-1);

/**
 * The facts in force on which rules about a teacher rest: those of the record that were not reassigned to somebody else,
 * and those of other records that count for this teacher.
 */
export function factsCounted(
  history: readonly Recorded[],
  { record, joined }: Pick<Beside, 'record' | 'joined'>,
): readonly Recorded[] {
  const standing = inForce(history);
  const gone = whoseFacts(onRecord(record, history)).facts.get(record);
  if (!gone && joined.length === 0) return standing;
  const own = standing.filter(({ factId }) => (gone?.get(factId) ?? record) === record);
  return [...own, ...joined].toSorted(
    (a, b) => compare(a.fact.effectiveOn, b.fact.effectiveOn) || compare(a.recordedAt, b.recordedAt),
  );
}

/** The facts in force of other records that count for a teacher, corrected. `records` has the teacher's own too. */
export function factsJoined(teacher: string, records: Others): readonly Recorded[] {
  const whose = whoseFacts([...records].flatMap(([record, history]) => onRecord(record, history)));
  return [...records]
    .filter(([record]) => record !== teacher)
    .flatMap(([record, history]) =>
      inForce(history).filter(({ factId }) => countsFor(whose, record, factId) === teacher),
    );
}

/** A record that was merged keeps its facts: there they are struck out, corrected and reassigned. */
const staysPossible: ReadonlySet<string> = new Set(['VoidFact', 'CorrectFact', 'ReassignFacts']);

/** Refuses what is said of a record that was merged into another, with where to say it instead. */
export function refuseMerged(command: AnyFact, history: readonly Recorded[]): Refusal | undefined {
  const merge = staysPossible.has(command.type) ? undefined : mergeOf(history);
  return (
    merge &&
    refusal(
      'MERGED',
      `This record was merged into that of ${merge.fact.into}.`,
      `Say it of ${merge.fact.into} instead; or void the merge, fact ${merge.factId}, if the two are not one teacher.`,
      'teacherId',
    )
  );
}

/** Why a merge or reassignment cannot be recorded, or undefined. */
export const refuseMerge = (
  command: MergeCommand,
  history: readonly Recorded[],
  beside: Beside,
): Refusal | undefined =>
  command.type === 'MergeRecord'
    ? (refuseOther(command.into, 'into', beside) ?? refuseCircle(command.into, beside))
    : (refuseOther(command.teacher, 'teacher', beside) ?? refuseFacts(command.factIds, history));

function refuseOther(teacher: string, field: string, { record, others }: Beside): Refusal | undefined {
  if (teacher === record) return undefined;
  const other = others.get(teacher) ?? [];
  if (other.length === 0)
    return refusal(
      'NOT_REGISTERED',
      'No such teacher is on record.',
      'Check the id of the other teacher.',
      field,
    );
  return standingOf(other.map(({ fact }) => fact)) === 'erased'
    ? refusal(
        'ERASED',
        'The person behind the other record was erased, so nothing more is recorded of them.',
        'If this record is the same person, and they asked for it, erase it by itself.',
        field,
      )
    : undefined;
}

function refuseCircle(into: string, { record, others }: Beside): Refusal | undefined {
  if (into === record)
    return refusal('WRONG_STATE', 'A record is not merged into itself.', 'Name the other record.', 'into');
  return leadsTo(record, into, others)
    ? refusal(
        'WRONG_STATE',
        'The other record was merged into this one.',
        'The two are one already. To keep the other id, void that merge first.',
        'into',
      )
    : undefined;
}

/** Whether the merges in force lead from one record to another. */
function leadsTo(end: string, start: string, others: Others): boolean {
  const passed = new Set<string>();
  let at: string | undefined = start;
  while (at !== undefined && at !== end && !passed.has(at)) {
    passed.add(at);
    at = mergeOf(others.get(at) ?? [])?.fact.into;
  }
  return at === end;
}

function refuseFacts(factIds: readonly string[], history: readonly Recorded[]): Refusal | undefined {
  if (factIds.length === 0)
    return refusal('INCOMPLETE', 'No fact is named.', 'Take the ids from the timeline.', 'factIds');
  const struck = struckOut(history);
  for (const factId of factIds) {
    const entry = history.find((each) => each.factId === factId);
    if (!entry)
      return refusal(
        'UNKNOWN_FACT',
        `The fact ${factId} is not on this record.`,
        'Take the ids from the timeline, and say it of the record on which the facts stand.',
        'factIds',
      );
    if (struck.has(factId))
      return refusal('ALREADY_VOID', `The fact ${factId} is struck out.`, 'Leave it out.', 'factIds');
    if (isOfRecord(entry))
      return refusal(
        'WRONG_KIND',
        `The fact ${factId} is of this record, not of a career.`,
        'Leave it out.',
        'factIds',
      );
  }
  return undefined;
}

/** A fact that says something of the record, or of the person whose it is, and nothing of a career. */
const isOfRecord = (entry: Recorded): boolean =>
  isMerge(entry) || [correctionFacts, personalFacts].some((facts) => Object.hasOwn(facts, entry.fact.type));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
