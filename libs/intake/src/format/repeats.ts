import type { Telling, ToldFact } from '../told/account.js';
import { keyedSlot } from './episode.js';
import type { Repeats } from './format.js';

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
): { readonly facts: readonly ToldFact[]; readonly isKept: (telling: Telling) => boolean } {
  if (!repeats) return { facts, isKept: () => false };
  const [begins, ends] = [keyedSlot(repeats.begins, key), keyedSlot(repeats.ends, key)];
  const begun = facts.find(({ slot }) => slot === begins)?.fact.effectiveOn;
  const ended = facts.find(({ slot }) => slot === ends)?.fact.effectiveOn;
  const over = tellings.filter(
    ({ slot, fact, voids }) =>
      slot.startsWith(ends) && fact && voids.length === 0 && begun !== undefined && fact.effectiveOn <= begun,
  );
  const time = over.length + 1;
  const placed = (slot: string): string => (time === 1 ? slot : `${slot}, time ${time}`);
  const isOurs = ({ slot }: Telling): boolean => slot.startsWith(begins) || slot.startsWith(ends);
  return {
    facts: facts.map((told) =>
      isRepeated(told, begins, ends) ? { ...told, slot: placed(told.slot) } : told,
    ),
    isKept: (telling) =>
      isOurs(telling) && (timeOf(telling.slot) < time || (begun === undefined && ended !== undefined)),
  };
}

const isRepeated = ({ slot }: ToldFact, begins: string, ends: string): boolean =>
  slot === begins || slot === ends;

const timeOf = (slot: string): number => Number(/, time (\d+)$/.exec(slot)?.[1] ?? 1);
