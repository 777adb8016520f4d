import type { NewEvent } from '#event-log/event-log';
import { sourceEventId } from '#event-log/event-id';
import { metadataIn } from '#event-log/fact-event';
import { detailNames, type DetailName, type Details } from '#pathway/personal/details.facts';
import { detailsHeld, standingOf } from '#pathway/personal/subject';
import { historyIn } from '#pathway/stored-fact';
import type { DataKeys } from '#privacy/keys/data-keys';
import { openedDetails } from '#privacy/sealing/details';
import { detailsEvent } from '#privacy/sealing/report-details';
import { eachStream, type Addition, type Log } from '../recording/each-stream.js';

/** Opens the keys of people, once something personal is to be recorded. */
export type OpenKeys = () => Promise<Pick<DataKeys, 'keysFor'>>;

/** Who a row says that somebody is. */
export interface ToldOfPerson {
  readonly stream: string;
  readonly details?: Details;
  /** UTC instant. */
  readonly recordedAt: string;
}

export interface DetailsSource {
  readonly system: string;
  /** UTC instant of this import. */
  readonly importedAt: string;
}

export interface RecordedDetails {
  /** Events. */
  readonly recorded: number;
  /** Rows with a detail that is no newer than what the source told before, and otherwise. */
  readonly leftAlone: number;
}

const NONE: RecordedDetails = { recorded: 0, leftAlone: 0 };
const OF_TEACHER = 'teacher-';
const SLOT = 'personal-details';

/**
 * Records who people are, each detail sealed before it is handed to the log. As with all that a source tells, it is
 * compared with what the same source told before: what somebody rectified stays until the source says otherwise.
 *
 * A detail that was never told is never too old.
 */
export async function recordDetails(
  log: Log,
  openKeys: OpenKeys,
  rows: readonly ToldOfPerson[],
  source: DetailsSource,
): Promise<RecordedDetails> {
  const told = rows.filter(({ details }) => details && Object.keys(details).length > 0);
  if (told.length === 0) return NONE;
  const teachers = [...new Set(told.map(({ stream }) => stream.slice(OF_TEACHER.length)))];
  const keys = await (await openKeys()).keysFor(teachers);
  const recorded = await eachStream(log, told, (events, about) => {
    const teacher = about[0]!.stream.slice(OF_TEACHER.length);
    const key = keys.get(teacher);
    if (events.length === 0 || standingOf(events) === 'erased' || key === undefined || key === 'erased')
      return { added: [], outcome: NONE };
    return changesIn(events, about, { teacher, key: key.key, ...source });
  });
  return recorded.reduce(
    (sum, each) => ({ recorded: sum.recorded + each.recorded, leftAlone: sum.leftAlone + each.leftAlone }),
    NONE,
  );
}

interface Of extends DetailsSource {
  readonly teacher: string;
  readonly key: Uint8Array;
}

function changesIn(
  events: readonly NewEvent[],
  rows: readonly ToldOfPerson[],
  of: Of,
): Addition<RecordedDetails> {
  const before = events.filter((event) => metadataIn(event).source?.system === of.system);
  // Of other sources too: a second key for a person would outlive the erasure of the first.
  openedDetails(detailsHeld(historyIn(events)), of.key, of.teacher);
  const known = openedDetails(detailsHeld(historyIn(before)), of.key, of.teacher);
  const changed = newer(newestOf(rows), known, toldAt(before));
  const instants = [...new Set([...changed.values()].map(({ recordedAt }) => recordedAt))].toSorted();
  const added = instants.map((recordedAt, place) => {
    const told = [...changed].filter(([, each]) => each.recordedAt === recordedAt);
    return eventOfRow(valuesOf(told), recordedAt, events.length + place, of);
  });
  const holds = { ...known, ...valuesOf([...changed]) };
  const isLeftAlone = ({ details = {} }: ToldOfPerson): boolean =>
    detailNames.some((name) => details[name] !== undefined && details[name] !== holds[name]);
  return { added, outcome: { recorded: added.length, leftAlone: rows.filter(isLeftAlone).length } };
}

type Told = ReadonlyMap<DetailName, { readonly value: string; readonly recordedAt: string }>;

/** Each detail as the newest row has it; of rows of one instant the same one, in whatever order they come. */
function newestOf(rows: readonly ToldOfPerson[]): Told {
  const orderOf = ({ details, recordedAt }: ToldOfPerson): string =>
    `${recordedAt} ${JSON.stringify(details)}`;
  const inOrder = rows
    .map((row) => ({ row, order: orderOf(row) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1));
  const newest = new Map<DetailName, { readonly value: string; readonly recordedAt: string }>();
  for (const {
    row: { details = {}, recordedAt },
  } of inOrder)
    for (const name of detailNames)
      if (details[name] !== undefined) newest.set(name, { value: details[name], recordedAt });
  return newest;
}

/** When the source last told each detail. */
function toldAt(before: readonly NewEvent[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { fact, recordedAt } of historyIn(before)) {
    if (fact.type !== 'PersonalDetailsReported') continue;
    for (const name of detailNames)
      if (name in fact && recordedAt > (last.get(name) ?? '')) last.set(name, recordedAt);
  }
  return last;
}

/** Those that differ and were told later than what is known, or never; of one instant the greater stands, by fixed order. */
const newer = (told: Told, known: Details, last: ReadonlyMap<string, string>): Told =>
  new Map(
    [...told].filter(([name, { value, recordedAt }]) => {
      const [before, since] = [known[name], last.get(name)];
      if (before === undefined || since === undefined) return true;
      return value !== before && (recordedAt > since || (recordedAt === since && value > before));
    }),
  );

const valuesOf = (told: readonly (readonly [DetailName, { readonly value: string }])[]): Details =>
  Object.fromEntries(told.map(([name, { value }]) => [name, value]));

function eventOfRow(details: Details, recordedAt: string, revision: number, of: Of): NewEvent {
  const id = `${SLOT}#${revision}`;
  const eventId = sourceEventId(of.system, `${OF_TEACHER}${of.teacher}/${id}`);
  const told = { details, effectiveOn: recordedAt.slice(0, 'YYYY-MM-DD'.length), recordedAt };
  const metadata = { source: { system: of.system, id }, importedAt: of.importedAt };
  return detailsEvent(of.teacher, told, of.key, { eventId, metadata });
}
