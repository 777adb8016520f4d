/**
 * A teacher's record, fact by fact. It is read from the stream itself: a single record is there in microseconds
 * and needs no read model.
 */
import type { StreamEvent } from '#event-log/event-log';
import { recordedIn } from '#event-log/fact-event';
import type { AnyFact, Recorded } from '#pathway/fact';
import { inForce, struckOut } from '#pathway/history';

export type EntryStatus = 'IN_FORCE' | 'STRUCK_OUT' | 'CORRECTED';

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
  /** Only facts effective on or before this date. The dates of voids and corrections mean nothing: they stay. */
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
  const history = events.filter((event) => Date.parse(event.recordedAt) <= knownBy).map(entryIn);
  const struck = struckOut(history);
  const standing = new Map(inForce(history).map((entry) => [entry.factId, entry]));
  return history
    .map((entry) => timelineEntry(entry, standing.get(entry.factId) ?? entry, struck.has(entry.factId)))
    .filter((entry) => !view.asOf || isCorrection(entry.type) || entry.effectiveOn <= view.asOf)
    .sort((a, b) => compare(a.effectiveOn, b.effectiveOn) || a.revision - b.revision);
}

const entryIn = (event: StreamEvent): Entry => ({ ...recordedIn<AnyFact>(event), revision: event.revision });

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

function partsOf({ type, effectiveOn, ...fields }: AnyFact) {
  return { type, effectiveOn, fields: fields as FieldValues };
}

const isCorrection = (type: string): boolean => type === 'FactVoided' || type === 'FactCorrected';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
