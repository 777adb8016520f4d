/**
 * A teacher's record, fact by fact. It is read from the stream itself: a single record is there in microseconds
 * and needs no read model.
 */
import type { StreamEvent } from '#event-log/event-log';
import { correctionFacts } from '#pathway/correction/correction.facts';
import type { AnyFact, Recorded } from '#pathway/fact';
import { inForce, struckOut } from '#pathway/history';
import { mergeFacts } from '#pathway/identity/merge.facts';
import { recordedIn } from '#pathway/stored-fact';

/** Not understood: of a type or version that this release doesn't know. Nothing rests on it, its fields are as stored. */
export type EntryStatus = 'IN_FORCE' | 'STRUCK_OUT' | 'CORRECTED' | 'NOT_UNDERSTOOD';

type FieldValues = Readonly<Record<string, unknown>>;

/** A fact on a teacher's record, as it stands after its corrections. */
export interface TimelineEntry {
  readonly factId: string;
  readonly type: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly revision: number;
  readonly fields: FieldValues;
  readonly status: EntryStatus;
  /** What was first recorded, for a corrected fact. */
  readonly correctedFrom: { readonly effectiveOn: string; readonly fields: FieldValues } | null;
}

export interface TimelineView {
  /** Only facts effective on or before this date. The dates of voids, corrections and merges mean nothing: they stay. */
  readonly asOf?: string;
  /** Only what was on record by this UTC instant. */
  readonly knownAt?: string;
}

interface Entry extends Recorded {
  readonly revision: number;
}

/**
 * Every fact of one stream, those struck out included, in the order in which they took effect (on one day: as
 * they were recorded).
 *
 * @param events one stream, in revision order
 */
export function timelineOf(
  events: readonly StreamEvent[],
  view: TimelineView = {},
): readonly TimelineEntry[] {
  const knownBy = view.knownAt === undefined ? Infinity : Date.parse(view.knownAt);
  const known = events.filter((event) => Date.parse(event.recordedAt) <= knownBy);
  const history = known.map(entryIn).filter((entry) => entry !== undefined);
  const struck = struckOut(history);
  const standing = new Map(inForce(history).map((entry) => [entry.factId, entry]));
  const understood = new Map(
    history.map((entry) => [
      entry.factId,
      timelineEntry(entry, standing.get(entry.factId) ?? entry, struck.has(entry.factId)),
    ]),
  );
  return known
    .map((event) => understood.get(event.id) ?? notUnderstood(event))
    .filter((entry) => !view.asOf || isOfTheRecord(entry.type) || entry.effectiveOn <= view.asOf)
    .sort((a, b) => compare(a.effectiveOn, b.effectiveOn) || a.revision - b.revision);
}

function entryIn(event: StreamEvent): Entry | undefined {
  const recorded = recordedIn(event);
  return recorded && { ...recorded, revision: event.revision };
}

function timelineEntry(original: Entry, standing: Recorded, isStruckOut: boolean): TimelineEntry {
  const isCorrected = standing !== original;
  const { type, effectiveOn, fields } = partsOf(standing.fact);
  const before = partsOf(original.fact);
  return {
    factId: original.factId,
    type,
    effectiveOn,
    recordedAt: original.recordedAt,
    revision: original.revision,
    fields,
    status: isStruckOut ? 'STRUCK_OUT' : isCorrected ? 'CORRECTED' : 'IN_FORCE',
    correctedFrom: isCorrected ? { effectiveOn: before.effectiveOn, fields: before.fields } : null,
  };
}

const notUnderstood = ({ id, data, ...event }: StreamEvent): TimelineEntry => ({
  factId: id,
  type: event.type,
  effectiveOn: event.effectiveOn,
  recordedAt: event.recordedAt,
  revision: event.revision,
  fields: JSON.parse(data) as FieldValues,
  status: 'NOT_UNDERSTOOD',
  correctedFrom: null,
});

function partsOf({ type, effectiveOn, ...fields }: AnyFact) {
  return { type, effectiveOn, fields: fields as FieldValues };
}

const undated: ReadonlySet<string> = new Set([...Object.keys(correctionFacts), ...Object.keys(mergeFacts)]);
const isOfTheRecord = (type: string): boolean => undated.has(type);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
