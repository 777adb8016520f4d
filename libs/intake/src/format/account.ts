import type { Account, Telling, ToldFact } from '../told/account.js';
import { episodeKey, keyedSlot, keyOfSlot, nameOfSlot, type EpisodeOfRow } from './episode.js';
import type { Details } from '#pathway/personal/details.facts';
import type { Problem } from '../csv/problem.js';
import type { Person } from '../identity/ties.js';
import type { Format } from './format.js';
import { repeated } from './repeats.js';

/** What a row, or the rows of one subject together, tell. */
export interface RowAccount {
  /** The record that the row names. */
  readonly stream: string;
  /** Whom it is about, where other records tell of them too, or this one of somebody else. */
  readonly together?: Person | undefined;
  /** Told apart by the key of the row, where there is one. */
  readonly facts: readonly ToldFact[];
  /** Who the person is, still open: it is sealed before it is recorded. */
  readonly details?: Details;
  readonly key: string;
  readonly episode?: EpisodeOfRow | undefined;
  /** UTC instant. */
  readonly recordedAt: string;
  /** The same for what was never told before. */
  readonly firstKnownAt?: string | undefined;
  /** Other rows of the subject may be missing: what no row tells is not taken back. */
  readonly inPart?: boolean;
  /** All that was told of it is taken back. */
  readonly erased: boolean;
  /** Tells why the row could not be recorded, so that it is given back. Absent of organisations. */
  readonly giveBack?: (problem: Problem) => Promise<void>;
}

/**
 * What rows tell as an account, to be compared with what their source told of the same subject before.
 *
 * @param format as far as the columns of the file go
 */
export function accountOf(format: Format, row: RowAccount, tellings: readonly Telling[]): Account {
  const key = keyFor(row, tellings);
  const keyed = row.facts.map((told) => ({ ...told, slot: keyedSlot(told.slot, key) }));
  const { facts, isKept } = repeated(format.repeats, keyed, tellings, key);
  const isFirst = tellings.length === 0;
  const isNew = !tellings.some(({ slot }) => keyOfSlot(slot) === key);
  const isTakenBack = row.erased ? isOfEpisode(key) : row.inPart ? () => false : takenBackBy(format, key);
  return {
    stream: row.stream,
    system: format.system,
    facts: row.erased ? [] : facts,
    takesBack: (telling) => isTakenBack(telling) && (row.erased || !isKept(telling)),
    isSilentOn: (type, field) => format.empty === 'says nothing' || !hasField(format, type, field),
    recordedAt: (isFirst && format.alwaysKnownSince) || (isNew && row.firstKnownAt) || row.recordedAt,
  };
}

/** What tells the row from others of its subject. */
export const keyFor = (
  { episode, key }: Pick<RowAccount, 'episode' | 'key'>,
  tellings: readonly Telling[],
): string => (episode ? episodeKey(tellings, episode) : key);

const hasField = ({ facts }: Format, type: string, field: string): boolean =>
  facts.some((template) => template.type === type && field in template.fields);

/** A row that is keyed speaks of its own slots, rows that are taken together of all slots of their format. */
function takenBackBy({ facts, empty, severalRows }: Format, key: string): Account['takesBack'] {
  if (empty === 'says nothing') return () => false;
  const slots = new Set(facts.map(({ slot }) => slot));
  return ({ slot }) => slots.has(nameOfSlot(slot)) && (severalRows === true || keyOfSlot(slot) === key);
}

const isOfEpisode =
  (key: string) =>
  ({ slot }: Telling): boolean =>
    keyOfSlot(slot) === key;
