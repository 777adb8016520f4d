import type { NewEvent } from '#event-log/event-log';
import type { Account, Telling, ToldFact } from '../told/account.js';
import { toldBefore } from '../told/told-before.js';
import { episodeKey, keyedSlot, keyOfSlot, nameOfSlot, type EpisodeOfRow } from './episode.js';
import type { Format } from './format.js';
import { repeated } from './repeats.js';

/** What a row, or the rows of one subject together, tell. */
export interface RowAccount {
  readonly stream: string;
  /** Told apart by the key of the row, where there is one. */
  readonly facts: readonly ToldFact[];
  readonly key: string;
  readonly episode?: EpisodeOfRow | undefined;
  /** UTC instant. */
  readonly recordedAt: string;
  /** Other rows of the subject may be missing: what no row tells is not taken back. */
  readonly inPart?: boolean;
  /** All that was told of it is taken back. */
  readonly erased: boolean;
}

/**
 * What rows tell as an account, to be compared with the events of their stream.
 *
 * @param format as far as the columns of the file go
 */
export function accountOf(format: Format, row: RowAccount, events: readonly NewEvent[]): Account {
  const tellings = isToldApart(format) ? toldBefore(events, new Set([format.system])).tellings : [];
  const key = row.episode ? episodeKey(tellings, row.episode) : row.key;
  const keyed = row.facts.map((told) => ({ ...told, slot: keyedSlot(told.slot, key) }));
  const { facts, isKept } = repeated(format.repeats, keyed, tellings, key);
  const isFirst = tellings.length === 0;
  const isTakenBack = row.erased ? isOfEpisode(key) : row.inPart ? () => false : takenBackBy(format, key);
  return {
    stream: row.stream,
    system: format.system,
    facts: row.erased ? [] : facts,
    takesBack: (telling) => isTakenBack(telling) && (row.erased || !isKept(telling)),
    isSilentOn: (type, field) => format.empty === 'says nothing' || !hasField(format, type, field),
    recordedAt: isFirst && format.alwaysKnownSince ? format.alwaysKnownSince : row.recordedAt,
  };
}

/** Whether what was told before decides what a row is about. */
const isToldApart = ({ episode, repeats, alwaysKnownSince }: Format): boolean =>
  episode !== undefined || repeats !== undefined || alwaysKnownSince !== undefined;

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
