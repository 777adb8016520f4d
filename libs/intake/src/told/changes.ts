import type { AnyFact } from '#pathway/fact';
import type { ToEvent } from '../recording/to-event.js';
import type { Account } from './account.js';
import { differencesOf, NOTHING_TOLD, type ToldCounts } from './differences.js';
import { standingWith, type Standing } from './standing.js';
import { toldBefore } from './told-before.js';

export interface Changes {
  /** What is on record then. */
  readonly standing: Standing;
  readonly facts: readonly AnyFact[];
  readonly counts: ToldCounts;
}

/** What accounts of one subject, one after another, make of what is on record of it. */
export function changesOf(standing: Standing, accounts: readonly Account[], toEvent: ToEvent): Changes {
  const facts: AnyFact[] = [];
  const counts: ToldCounts[] = [];
  let after = standing;
  for (const account of accounts) {
    const systems = new Set([account.system, ...(account.alsoSpeaksFor ?? [])]);
    const { facts: changed, ...counted } = differencesOf(toldBefore(after, systems), account);
    after = standingWith(after, changed, toEvent);
    facts.push(...changed.map(({ fact }) => fact));
    counts.push(counted);
  }
  return { standing: after, facts, counts: totalOf(counts) };
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
