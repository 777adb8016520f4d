import type { Telling } from '../told/account.js';

/** Between the name of a slot and the key of the row or the episode that it belongs to. */
const KEYED = ' / ';

/** The slot of a row's fact within its subject. */
export const keyedSlot = (slot: string, key: string): string => (key === '' ? slot : `${slot}${KEYED}${key}`);

/** Which time it is of what may happen again. */
const TIME = /, time \d+$/;

/** The name of a slot as its format has it. */
export const nameOfSlot = (slot: string): string => (slot.split(KEYED)[0] ?? slot).replace(TIME, '');

/** The row or episode that a slot belongs to. */
export const keyOfSlot = (slot: string): string => slot.split(KEYED).slice(1).join(KEYED).replace(TIME, '');

/** What a row says of the episode it is about. */
export interface EpisodeOfRow {
  /** The slot of the fact that begins an episode. */
  readonly slot: string;
  /** A digest of the source's own id of it. */
  readonly id?: string | undefined;
  readonly beganOn?: string | undefined;
  /** Beginnings at most so many days apart are taken for one. */
  readonly withinDays: number;
}

const DAY_MS = 86_400_000;

/**
 * The key of the episode that a row is about: the one on record under the source's id; else, where the source gives
 * none or the one on record has none, the one that began nearest to it and near enough; a row that says neither is about the latest.
 * None of these: a new one.
 */
export function episodeKey(
  tellings: readonly Telling[],
  { slot, id, beganOn, withinDays }: EpisodeOfRow,
): string {
  const begun = tellings.filter((telling) => nameOfSlot(telling.slot) === slot && telling.fact);
  const keys = begun.map((telling) => keyOfSlot(telling.slot));
  if (id !== undefined && keys.includes(id)) return id;
  const latest = begun.toSorted(byBeginning).at(-1);
  if (id === undefined && beganOn === undefined) return latest ? keyOfSlot(latest.slot) : '';
  const apart = (telling: Telling): number => daysBetween(telling.fact?.effectiveOn, beganOn);
  const near = begun
    .filter((telling) => (id === undefined || keyOfSlot(telling.slot) === '') && apart(telling) <= withinDays)
    .toSorted((a, b) => apart(a) - apart(b))[0];
  if (near) return keyOfSlot(near.slot);
  return id ?? (keys.includes('') ? String(beganOn) : '');
}

const byBeginning = (a: Telling, b: Telling): number =>
  (a.fact?.effectiveOn ?? '') < (b.fact?.effectiveOn ?? '') ? -1 : 1;

const daysBetween = (one = '', other = ''): number => Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;
