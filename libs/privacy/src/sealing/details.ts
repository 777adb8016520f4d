import { detailNames, type Details, type SealedDetails } from '#pathway/personal/details.facts';
import type { SealedDetail } from '#pathway/personal/subject';
import { opened, sealed } from './aes.js';

/** Names the way of sealing, so that another can come beside it. */
const PREFIX = 'sealed.1.';

/** Of whom, and in which event. */
export interface SealedIn {
  readonly subject: string;
  readonly eventId: string;
}

/** Details as an event holds them. Each is bound to its subject, its event and its field. */
export function sealedDetails(
  details: Details,
  key: Uint8Array,
  { subject, eventId }: SealedIn,
): SealedDetails {
  const each = detailNames.flatMap((name) => {
    const value = details[name];
    if (value === undefined) return [];
    const box = sealed(Buffer.from(value, 'utf8'), key, [subject, eventId, name]);
    return [[name, `${PREFIX}${box.toString('base64url')}`] as const];
  });
  return Object.fromEntries(each);
}

/** @throws NotOpened one was altered, moved, or sealed with another key */
export const openedDetails = (held: readonly SealedDetail[], key: Uint8Array, subject: string): Details =>
  Object.fromEntries(
    held.map(({ name, sealed: text, factId }) => [
      name,
      opened(Buffer.from(text.slice(PREFIX.length), 'base64url'), key, [subject, factId, name]).toString(
        'utf8',
      ),
    ]),
  );
