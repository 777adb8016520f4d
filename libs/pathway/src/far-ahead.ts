import { anniversary } from './calendar.js';
import type { AnyFact } from './fact.js';
import type { Refusal } from './refusal.js';
import { refusal } from './refusal.js';

/** What is planned is known a school year or two ahead. A later year is mistyped, and would bar all before it. */
const MOST_YEARS = 2;

/** Refuses a fact of a day far ahead, also a correction that dates one there. `today`: a calendar date. */
export function refuseFarAhead(
  fact: AnyFact & { readonly correctedEffectiveOn?: string | null },
  today: string,
): Refusal | undefined {
  const latest = anniversary(today, MOST_YEARS);
  const field = (['effectiveOn', 'correctedEffectiveOn'] as const).find(
    (name) => (fact[name] ?? '') > latest,
  );
  return (
    field &&
    refusal(
      'IN_THE_FUTURE',
      `That is more than ${MOST_YEARS} years ahead.`,
      `Check the year, or give a date up to ${latest}.`,
      field,
    )
  );
}
