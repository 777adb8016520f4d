import { createHash } from 'node:crypto';
import { RevisionConflict, type EventLog } from '#event-log/event-log';
import { eventIdOf } from '#event-log/event-id';
import { eventOf, metadataOf } from '#event-log/fact-event';
import { standingOf, type PersonalFact, type SubjectStanding } from '#pathway/personal/subject';
import { storedOf } from '#pathway/stored-fact';
import { saidBefore } from './said-before.js';

/** What is noted of a person's rights besides an erasure. */
export type RightsFact = Extract<
  PersonalFact,
  { type: 'SubjectRestricted' | 'SubjectUnrestricted' | 'SubjectExported' }
>;

/** `id taken`: the id of the command was used for another, and nothing was recorded. */
export type RightsOutcome = 'recorded' | 'not registered' | 'erased' | 'so already' | 'id taken';

const leadsTo: Readonly<Partial<Record<string, SubjectStanding>>> = {
  SubjectRestricted: 'restricted',
  SubjectUnrestricted: 'free',
};

const MAX_ATTEMPTS = 5;

/**
 * Notes on a record what was done about the rights of its person.
 *
 * @param at UTC instant
 * @throws RevisionConflict others keep writing to the record, and whatever the log throws
 */
export async function noteRights(
  log: Pick<EventLog, 'append' | 'readStream'>,
  teacher: string,
  fact: RightsFact,
  { at, commandId }: { readonly at: string; readonly commandId: string },
): Promise<RightsOutcome> {
  const stream = `teacher-${teacher}`;
  const id = eventIdOf(commandId, stream, 0);
  const commandDigest = digestOf(fact);
  for (let attempt = 1; ; attempt += 1) {
    const events = await log.readStream(stream);
    if (events.length === 0) return 'not registered';
    const said = saidBefore(events, { eventId: id, type: fact.type, digest: commandDigest });
    if (said) return said;
    const standing = standingOf(events);
    if (standing === 'erased') return 'erased';
    if (leadsTo[fact.type] === standing) return 'so already';
    try {
      const metadata = metadataOf({ commandId, commandDigest });
      const event = eventOf(storedOf(fact), { id, recordedAt: at, metadata });
      await log.append(stream, events.length, [event]);
      return 'recorded';
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Said again on a later day it is the same. */
function digestOf(fact: RightsFact): string {
  const ground = 'ground' in fact ? fact.ground : undefined;
  return createHash('sha256')
    .update(JSON.stringify([fact.type, ground]))
    .digest('hex');
}
