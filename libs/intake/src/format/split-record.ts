import type { NewEvent } from '#event-log/event-log';
import { metadataIn } from '#event-log/fact-event';
import { streamOf, type Person } from '../identity/ties.js';
import { standingAlone } from '../told/standing.js';
import { toldBefore } from '../told/told-before.js';
import { keyFor, type RowAccount } from './account.js';
import { keyOfSlot } from './episode.js';

/**
 * Whose a row is that names a record which was split since: whoever has what its source told there of the same or,
 * where it told nothing of it, all that it told there. Undefined where that leaves it open.
 *
 * @param record the one that the row names
 * @param events on that record
 * @param people whose facts stand on it, the one whose record it is first
 */
export function personOfSplit(
  system: string,
  row: Pick<RowAccount, 'key' | 'episode'>,
  record: string,
  events: readonly NewEvent[],
  people: readonly Person[],
): Person | undefined {
  const stream = streamOf(record);
  const whose = (factIds: readonly string[]): readonly Person[] =>
    people.filter((person) => factIds.some((factId) => person.isTheirs(stream, factId)));
  const { tellings } = toldBefore(standingAlone(stream, events), new Set([system]));
  const key = keyFor(row, tellings);
  const ofTheSame = tellings.filter(({ slot }) => keyOfSlot(slot) === key);
  const [one, ...others] = whose((ofTheSame.length > 0 ? ofTheSame : tellings).map(({ factId }) => factId));
  if (one) return others.length === 0 ? one : undefined;
  const reported = events.filter((event) => metadataIn(event).source).map(({ id }) => id);
  return whose(reported).every((person) => person === people[0]) ? people[0] : undefined;
}
