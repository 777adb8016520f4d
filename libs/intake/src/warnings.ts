import { catalogue } from '#pathway/catalogue';
import type { AnyFact } from '#pathway/fact';
import { doubtfulCodes } from '#pathway/well-formed';
import { hasCodes } from './coded-fact.js';
import { shown } from './values/value.js';

/** Something that may be amiss in what was recorded all the same. */
export interface Warning {
  readonly message: string;
  /** In how many facts. */
  readonly count: number;
}

/** What differs from row to row, like free text that holds dates, must not fill the memory. */
const MOST_KINDS = 500;

const OTHERS = 'more words that are not in their lists';

export interface Warnings {
  /** Notes the words of a fact that its lists don't know. They stay as the source wrote them. */
  doubtCodes(fact: AnyFact): void;
  add(message: string): void;
  /** The most frequent first. */
  list(): readonly Warning[];
}

/** Counts warnings by what they say, so that a word used in a thousand rows is one warning. */
export function countedWarnings(): Warnings {
  const counts = new Map<string, number>();
  const add = (message: string): void => {
    const key = counts.has(message) || counts.size < MOST_KINDS ? message : OTHERS;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  return {
    add,
    doubtCodes(fact) {
      if (!hasCodes(fact)) return;
      for (const { field, code, list, doubt } of doubtfulCodes(catalogue, fact)) {
        add(
          doubt === 'unknown'
            ? `${field} ${shown(code)} is not in the list of ${list}; kept as the source wrote it`
            : `${field} ${shown(code)} was not in use on the day it was given`,
        );
      }
    },
    list: () =>
      [...counts].map(([message, count]) => ({ message, count })).toSorted((a, b) => b.count - a.count),
  };
}
