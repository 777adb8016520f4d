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

const OF_TEACHER = 'teacher-';
const SLOT = 'personal-details';

/**
 * Records who people are, each detail sealed before it is handed to the log. As with all that a source tells, it is
 * compared with what the same source told before: what somebody rectified stays until the source says otherwise.
 *
 * @returns how many events were recorded
 */
export async function recordDetails(
  log: Log,
  openKeys: OpenKeys,
  rows: readonly ToldOfPerson[],
  source: DetailsSource,
): Promise<number> {
  const told = rows.filter(({ details }) => details && Object.keys(details).length > 0);
  if (told.length === 0) return 0;
  const teachers = [...new Set(told.map(({ stream }) => stream.slice(OF_TEACHER.length)))];
  const keys = await (await openKeys()).keysFor(teachers);
  const recorded = await eachStream(log, told, (events, about) => {
    const teacher = about[0]!.stream.slice(OF_TEACHER.length);
    const key = keys.get(teacher);
    if (events.length === 0 || standingOf(events) === 'erased' || key === undefined || key === 'erased')
      return { added: [], outcome: 0 };
    return changesIn(events, about, { teacher, key: key.key, ...source });
  });
  return recorded.reduce((sum, count) => sum + count, 0);
}

interface Of extends DetailsSource {
  readonly teacher: string;
  readonly key: Uint8Array;
}

function changesIn(events: readonly NewEvent[], rows: readonly ToldOfPerson[], of: Of): Addition<number> {
  const before = events.filter((event) => metadataIn(event).source?.system === of.system);
  const ownDetails = before.filter(({ type }) => type === 'PersonalDetailsReported');
  let known = openedDetails(detailsHeld(historyIn(before)), of.key, of.teacher);
  const latest = ownDetails.reduce((last, { recordedAt }) => (recordedAt > last ? recordedAt : last), '');
  const added: NewEvent[] = [];
  for (const { details = {}, recordedAt } of rows) {
    const changed = detailNames.filter(
      (name) => details[name] !== undefined && details[name] !== known[name],
    );
    if (changed.length === 0 || recordedAt < latest) continue;
    const told = only(details, changed);
    added.push(eventOfRow(told, recordedAt, events.length + added.length, of));
    known = { ...known, ...told };
  }
  return { added, outcome: added.length };
}

const only = (details: Details, names: readonly DetailName[]): Details =>
  Object.fromEntries(names.map((name) => [name, details[name]]));

function eventOfRow(details: Details, recordedAt: string, revision: number, of: Of): NewEvent {
  const id = `${SLOT}#${revision}`;
  const eventId = sourceEventId(of.system, `${OF_TEACHER}${of.teacher}/${id}`);
  const told = { details, effectiveOn: recordedAt.slice(0, 'YYYY-MM-DD'.length), recordedAt };
  const metadata = { source: { system: of.system, id }, importedAt: of.importedAt };
  return detailsEvent(of.teacher, told, of.key, { eventId, metadata });
}
