import type { EventLog } from '#event-log/event-log';
import { holdingIn } from '#pathway/identity/holder';
import { historyIn } from '#pathway/stored-fact';
import type { Digests, Identifier } from './identifier.js';

/** The teacher whom an identifier names on record; undefined where it names nobody, or nobody any more. */
export async function holderOf(
  log: Pick<EventLog, 'readStream'>,
  digests: Digests,
  identifier: Identifier,
): Promise<string | undefined> {
  const events = await log.readStream(`identifier-${digests.digestOf(identifier)}`);
  return holdingIn(historyIn(events)).held?.teacher;
}
