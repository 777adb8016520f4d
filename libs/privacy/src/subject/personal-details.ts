import type { EventLog } from '#event-log/event-log';
import type { Details } from '#pathway/personal/details.facts';
import { detailsHeld, standingOf, type SubjectStanding } from '#pathway/personal/subject';
import { historyIn } from '#pathway/stored-fact';
import type { DataKeys } from '../keys/data-keys.js';
import { notTheseKeys } from '../keys/kept-keys.js';
import { openedDetails } from '../sealing/details.js';

export interface PersonalDetails {
  readonly standing: SubjectStanding;
  /** None where nothing was told, or the person was erased. */
  readonly details: Details;
}

/**
 * Who a teacher is, by the record itself. Nobody may be told but by a decision of the policy.
 *
 * @throws NotOpened a detail was altered or moved; UnusableKeys its key is lost; and whatever the log and the keys throw
 */
export async function personalDetailsOf(
  { log, keys }: { readonly log: Pick<EventLog, 'readStream'>; readonly keys: DataKeys },
  teacher: string,
): Promise<PersonalDetails> {
  const history = historyIn(await log.readStream(`teacher-${teacher}`));
  const standing = standingOf(history.map(({ fact }) => fact));
  const held = detailsHeld(history);
  if (standing === 'erased' || held.length === 0) return { standing, details: {} };
  const key = await keys.keyOf(teacher);
  if (key === 'erased') return { standing: 'erased', details: {} };
  if (key === 'none') throw notTheseKeys();
  return { standing, details: openedDetails(held, key.key, teacher) };
}

const SHOWN_DIGITS = 2;

/** A TRN for whoever may know of it and not know it: `*****67`. */
export const maskedTrn = (trn: string): string =>
  `${'*'.repeat(Math.max(trn.length - SHOWN_DIGITS, 0))}${trn.slice(-SHOWN_DIGITS)}`;
