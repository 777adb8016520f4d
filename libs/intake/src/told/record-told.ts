import type { NewEvent } from '#event-log/event-log';
import type { AnyFact } from '#pathway/fact';
import { eachStream, type Log } from '../recording/each-stream.js';
import { eventsFrom, type ToEvent } from '../recording/to-event.js';
import type { Account } from './account.js';
import { differencesOf, NOTHING_TOLD, type ToldCounts } from './differences.js';
import { toldBefore } from './told-before.js';

/**
 * Records what sources tell now, compared with what they told before. Done twice, or broken off and done again, it
 * comes to the same.
 *
 * @param accounts several of one stream are taken in order
 * @param importedAt UTC instant of this import; noted beside each fact
 * @throws RevisionConflict others keep writing to a stream, and whatever the log throws
 */
export async function recordTold(
  log: Log,
  accounts: readonly Account[],
  importedAt: string,
): Promise<ToldCounts> {
  const toEvent = eventsFrom(importedAt);
  const outcomes = await eachStream(log, accounts, (events, told) => {
    const { added, counts } = changesOf(events, told, toEvent);
    return { added, outcome: counts };
  });
  return totalOf(outcomes);
}

export interface Changes {
  readonly added: readonly NewEvent[];
  readonly facts: readonly AnyFact[];
  readonly counts: ToldCounts;
}

/** What accounts of one subject, one after another, add to the events of its stream. */
export function changesOf(
  events: readonly NewEvent[],
  accounts: readonly Account[],
  toEvent: ToEvent,
): Changes {
  const added: NewEvent[] = [];
  const facts: AnyFact[] = [];
  const counts: ToldCounts[] = [];
  for (const account of accounts) {
    const systems = new Set([account.system, ...(account.alsoSpeaksFor ?? [])]);
    const { facts: changed, ...counted } = differencesOf(toldBefore([...events, ...added], systems), account);
    added.push(...changed.map(toEvent));
    facts.push(...changed.map(({ fact }) => fact));
    counts.push(counted);
  }
  return { added, facts, counts: totalOf(counts) };
}

export const totalOf = (counts: readonly ToldCounts[]): ToldCounts =>
  counts.reduce(
    (sum, each) => ({
      added: sum.added + each.added,
      corrected: sum.corrected + each.corrected,
      takenBack: sum.takenBack + each.takenBack,
      reinstated: sum.reinstated + each.reinstated,
      alreadyKnown: sum.alreadyKnown + each.alreadyKnown,
      outOfDate: sum.outOfDate + each.outOfDate,
    }),
    NOTHING_TOLD,
  );
