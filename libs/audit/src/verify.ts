import type { EventLog } from '#event-log/event-log';
import { breakIn, FIRST, linkIn, type Link } from './chain.js';

export interface VerifiedAudit {
  /** The last link that holds. Note it elsewhere: with it an end that was cut off is seen. */
  readonly last: Link;
  readonly broken: { readonly number: number; readonly what: string } | undefined;
}

/**
 * Follows the chain from its beginning and names the first link that does not hold.
 *
 * @param noted a link that the audit is known to have had
 * @throws LogUnavailable
 */
export async function verifyAudit(
  log: Pick<EventLog, 'readAll'>,
  noted: Link | undefined,
): Promise<VerifiedAudit> {
  let last = FIRST;
  for await (const batch of log.readAll({}))
    for (const event of batch) {
      const what = breakIn(event, last) ?? againstNote(linkIn(event), noted);
      if (what) return { last, broken: { number: last.number + 1, what } };
      last = linkIn(event);
    }
  if (noted && noted.number > last.number)
    return {
      last,
      broken: {
        number: last.number + 1,
        what: `record ${last.number + 1} is missing: ${noted.number} were noted`,
      },
    };
  return { last, broken: undefined };
}

const againstNote = (link: Link, noted: Link | undefined): string | undefined =>
  noted?.number === link.number && noted.hash !== link.hash
    ? 'it is another record than the one that was noted'
    : undefined;
