import { createHmac } from 'node:crypto';
import { RevisionConflict, type EventLog, type NewEvent, type StreamEvent } from '#event-log/event-log';
import { eventIdOf } from '#event-log/event-id';
import { eventOf, metadataOf, type FactMetadata } from '#event-log/fact-event';
import { detailNames, type DetailName, type Details } from '#pathway/personal/details.facts';
import { standingOf } from '#pathway/personal/subject';
import { storedOf } from '#pathway/stored-fact';
import type { DataKeys } from '../keys/data-keys.js';
import { notTheseKeys } from '../keys/kept-keys.js';
import { saidBefore } from '../subject/said-before.js';
import { sealedDetails } from './details.js';

/** What is told of who a teacher is. */
export interface ToldDetails {
  readonly details: Details;
  /** Details that were told before and are wrong or gone. */
  readonly noLonger?: readonly DetailName[];
  /** Calendar date from which it is so. */
  readonly effectiveOn: string;
  /** UTC instant at which it became known. */
  readonly recordedAt: string;
}

/** The event that tells details, sealed with the teacher's key before anything is written anywhere. */
export function detailsEvent(
  teacher: string,
  { details, noLonger = [], effectiveOn, recordedAt }: ToldDetails,
  key: Uint8Array,
  { eventId, metadata }: { readonly eventId: string; readonly metadata: FactMetadata },
): NewEvent {
  const fact = {
    type: 'PersonalDetailsReported',
    effectiveOn,
    ...sealedDetails(details, key, { subject: teacher, eventId }),
    ...(noLonger.length > 0 && { noLonger }),
  };
  return eventOf(storedOf(fact), { id: eventId, recordedAt, metadata: metadataOf(metadata) });
}

/** `id taken`: the id of the command was used for another, and nothing was recorded. */
export type ReportOutcome = 'recorded' | 'not registered' | 'erased' | 'id taken';

export const isSealed = ({ type }: { readonly type: string }): boolean => type === 'PersonalDetailsReported';

const MAX_ATTEMPTS = 5;

/**
 * Records details that somebody tells by hand. What they correct stays on record, sealed, and no longer holds.
 *
 * @throws RevisionConflict others keep writing to the record; UnusableKeys the key is lost; and whatever the log and the keys throw
 */
export async function reportDetails(
  { log, keys }: { readonly log: Pick<EventLog, 'append' | 'readStream'>; readonly keys: DataKeys },
  teacher: string,
  told: ToldDetails,
  commandId: string,
): Promise<ReportOutcome> {
  const stream = `teacher-${teacher}`;
  const eventId = eventIdOf(commandId, stream, 0);
  for (let attempt = 1; ; attempt += 1) {
    const events = await log.readStream(stream);
    const refused = refusedOn(events);
    if (refused) return refused;
    if (events.some(isSealed) && (await keys.keyOf(teacher)) === 'none') throw notTheseKeys();
    const key = (await keys.keysFor([teacher])).get(teacher);
    if (key === 'erased' || key === undefined) return 'erased';
    const commandDigest = digestOf(told, key.key);
    const said = saidBefore(events, { eventId, type: 'PersonalDetailsReported', digest: commandDigest });
    if (said) return said;
    const metadata = { commandId, commandDigest };
    const event = detailsEvent(teacher, told, key.key, { eventId, metadata });
    try {
      await log.append(stream, events.length, [event]);
      return 'recorded';
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Keyed with the teacher's own key: nobody else can try out details against it, and nobody once it is destroyed. */
function digestOf({ details, noLonger = [] }: ToldDetails, key: Uint8Array): string {
  const said = [detailNames.map((name) => details[name] ?? null), [...noLonger].toSorted()];
  return createHmac('sha256', key)
    .update(`command ${JSON.stringify(said)}`)
    .digest('hex');
}

function refusedOn(events: readonly StreamEvent[]): 'not registered' | 'erased' | undefined {
  if (events.length === 0) return 'not registered';
  return standingOf(events) === 'erased' ? 'erased' : undefined;
}
