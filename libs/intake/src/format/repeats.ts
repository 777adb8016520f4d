import type { Telling, ToldFact } from '../told/account.js';
import { keyedSlot, keyOfSlot, nameOfSlot } from './episode.js';
import type { Repeats } from './format.js';

/** What a row tells once what is over has its own place, and what the row leaves as it is. */
export interface Repeated {
  readonly facts: readonly ToldFact[];
  readonly isKept: (telling: Telling) => boolean;
}

/**
 * Gives what begins after an end told before a place of its own, and keeps what is over. A file that tells the latest
 * deferral only has not taken back the one before; and one that tells a return alone leaves the deferral as it is.
 *
 * @param facts of the row, in the slots of its episode
 * @param key of that episode
 */
export function repeated(
  repeats: Repeats | undefined,
  facts: readonly ToldFact[],
  tellings: readonly Telling[],
  key: string,
): Repeated {
  if (!repeats) return { facts, isKept: () => false };
  const [begins, ends] = [keyedSlot(repeats.begins, key), keyedSlot(repeats.ends, key)];
  const begun = facts.find(({ slot }) => slot === begins)?.fact.effectiveOn;
  const ended = facts.find(({ slot }) => slot === ends)?.fact.effectiveOn;
  const isOf = (telling: Telling, ...names: readonly string[]): boolean =>
    names.includes(nameOfSlot(telling.slot)) && keyOfSlot(telling.slot) === key;
  /** It ends what the row tells again: it may have ended on the day on which it began. */
  const endsTheSame = (telling: Telling): boolean =>
    tellings.some(
      (other) =>
        isOf(other, repeats.begins) &&
        timeOf(other.slot) === timeOf(telling.slot) &&
        other.fact?.effectiveOn === begun,
    );
  const isOver = (telling: Telling): boolean =>
    telling.voids.length === 0 &&
    begun !== undefined &&
    (telling.fact?.effectiveOn ?? begun) <= begun &&
    !endsTheSame(telling);
  const time = tellings.filter((telling) => isOf(telling, repeats.ends) && isOver(telling)).length + 1;
  const placed = (slot: string): string =>
    time > 1 && [begins, ends].includes(slot) ? `${slot}, time ${time}` : slot;
  return {
    facts: facts.map((told) => ({ ...told, slot: placed(told.slot) })),
    isKept: (telling) =>
      isOf(telling, repeats.begins, repeats.ends) &&
      (timeOf(telling.slot) < time || (begun === undefined && ended !== undefined)),
  };
}

const timeOf = (slot: string): number => Number(/, time (\d+)$/.exec(slot)?.[1] ?? 1);
