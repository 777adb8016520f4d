import type { Account, Telling } from '../told/account.js';
import { keyOfSlot, nameOfSlot } from './episode.js';
import type { Departures } from './format.js';

const DAY_MS = 86_400_000;
const SLOT = 'departure';

interface Spell {
  readonly from: string;
  /** Open: it lasts. */
  readonly to?: string | undefined;
}

/**
 * Who is in no employment any more, and in none soon after, has left teaching: an end alone closes a post. Told anew
 * after each row, of all employments of the person that the source tells.
 *
 * @param tellings of the source, those of the row included
 */
export function departuresAccount(
  system: string,
  departures: Departures,
  { stream, recordedAt }: Pick<Account, 'stream' | 'recordedAt'>,
  tellings: readonly Telling[],
): Account {
  const isDeparture = ({ slot }: Telling): boolean => nameOfSlot(slot).startsWith(SLOT);
  const left = departuresIn(spellsIn(departures, tellings), departures.withinDays);
  return {
    stream,
    system,
    facts: left.map((effectiveOn, place) => ({
      slot: `${SLOT} ${place + 1}`,
      fact: { type: 'LeftTeaching', effectiveOn },
    })),
    takesBack: isDeparture,
    recordedAt: tellings
      .filter(isDeparture)
      .reduce((latest, { lastToldAt }) => (lastToldAt > latest ? lastToldAt : latest), recordedAt),
  };
}

function spellsIn({ begins, ends }: Departures, tellings: readonly Telling[]): readonly Spell[] {
  const standing = tellings.filter(({ fact, voids }) => fact && voids.length === 0);
  const named = (name: string) => standing.filter(({ slot }) => nameOfSlot(slot) === name);
  const endOf = new Map(named(ends).map(({ slot, fact }) => [keyOfSlot(slot), fact!.effectiveOn]));
  return named(begins).map(({ slot, fact }) => ({ from: fact!.effectiveOn, to: endOf.get(keyOfSlot(slot)) }));
}

/** The last days of times in employment after which no other begins soon enough. */
function departuresIn(spells: readonly Spell[], withinDays: number): readonly string[] {
  const inOrder = spells.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const left: string[] = [];
  let until: string | undefined = '';
  for (const { from, to } of inOrder) {
    if (until !== undefined && until !== '' && isLater(from, until, withinDays)) {
      left.push(until);
      until = '';
    }
    until = until === undefined || to === undefined ? undefined : to > until ? to : until;
  }
  return until ? [...left, until] : left;
}

const isLater = (day: string, other: string, byDays: number): boolean =>
  Date.parse(day) - Date.parse(other) > byDays * DAY_MS;
