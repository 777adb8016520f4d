import type { Problem } from '../csv/problem.js';
import type { Log } from '../recording/each-stream.js';
import { identifierStreams, takenBackFromErased, type Held } from './identifier-streams.js';
import { newTeacherId, type Digests, type Identifier } from './identifier.js';
import { tiesIn, type Person, type Ties } from './ties.js';

export interface PeopleCounts {
  /** People of whom nothing was known by any of their identifiers. */
  readonly new: number;
  readonly known: number;
}

/** The teacher of a row, or why nobody can say who it is. */
export type Found =
  | {
      /** The record that the row names. */
      readonly teacher: string;
      /** Where other records tell of them too, or this one of somebody else. */
      readonly person?: Person | undefined;
      /** The record was split since its identifiers were assigned: they may be any of these. */
      readonly oneOf?: readonly Person[];
    }
  | { readonly problem: Problem };

/** Knows people again by their identifiers. */
export interface People {
  /**
   * The teachers of some rows, each by at least one identifier. Many at once take little longer than one: a log commits
   * what it is handed together.
   *
   * @param tells whether the row of a place tells anything: somebody nobody knows gets no record by one that doesn't
   */
  teachersOf(
    rows: readonly (readonly Identifier[])[],
    tells?: (place: number) => boolean,
  ): Promise<readonly Found[]>;
  /** Says whose identifiers are that named a record which was split. */
  settle(row: readonly Identifier[], teacher: string): Promise<Found>;
  counts(): PeopleCounts;
}

export interface PeopleOptions {
  /** UTC instant of this import. */
  readonly importedAt: string;
}

interface Named {
  readonly scheme: string;
  readonly digest: string;
}

interface NamedRow {
  readonly names: readonly Named[];
  readonly tells: boolean;
}

/** A teacher's id is a pseudonym, so that it may be named. */
const twoPeople = (records: readonly string[]): Problem => ({
  problem: `The identifiers of this row belong to two teachers on record: ${records.join(', ')}.`,
  mend: 'If they are one person, merge their records first; if not, correct the identifier that is wrong.',
});

/** Nothing ties any record to another. */
const UNTIED: Ties = {
  endOf: (record) => record,
  personOf: () => undefined,
  splitOf: () => undefined,
};

/** @param log in a dry run one that takes nothing */
export function peopleIn(log: Log, digests: Digests, { importedAt }: PeopleOptions): People {
  const streams = identifierStreams(log, importedAt);
  const seen = { new: new Set<string>(), known: new Set<string>() };
  let tied: Promise<Ties> | undefined;
  const named = (row: readonly Identifier[]): readonly Named[] =>
    row.map((identifier) => ({ scheme: identifier.scheme, digest: digests.digestOf(identifier) }));
  const newIdOf = (digest: string): string => newTeacherId(digest, streams.releasedFrom(digest).size);
  const holdersNow = async (names: readonly Named[]) => {
    const holders = await streams.holdersOf(names.map(({ digest }) => digest));
    if (holders.size > 0) tied ??= tiesIn(log);
    return { holders, ties: (await tied) ?? UNTIED, newIdOf };
  };

  const teachersOf: People['teachersOf'] = async (rows, tells = () => true) => {
    const asked = rows.map((row, place) => ({ names: named(row), tells: tells(place) }));
    const now = await holdersNow(asked.flatMap(({ names }) => names));
    const taken: Taken = new Map();
    const found = asked.map((row) => decide(row, { ...now, taken, seen }));
    const lost = await streams.assign(taken);
    // Of somebody new nothing is on record that could have been erased.
    const ofKnown = [...taken].filter(([digest, { teacher }]) => !lost.has(digest) && !seen.new.has(teacher));
    await Promise.all(
      ofKnown.map(([digest, { teacher }]) => takenBackFromErased(log, { digest, teacher }, importedAt)),
    );
    const isLost = ({ names }: NamedRow): boolean => names.some(({ digest }) => lost.has(digest));
    return Promise.all(asked.map((row, place) => (isLost(row) ? again(row) : found[place]!)));
  };

  /** Somebody else was quicker with one of its identifiers. */
  async function again(row: NamedRow): Promise<Found> {
    return decide(row, { ...(await holdersNow(row.names)), taken: new Map(), seen });
  }

  async function settle(row: readonly Identifier[], teacher: string): Promise<Found> {
    for (const { scheme, digest } of named(row)) {
      await streams.reassign(digest, { scheme, teacher });
      await takenBackFromErased(log, { digest, teacher }, importedAt);
    }
    return { teacher, person: (await tied)?.personOf(teacher) };
  }

  return { teachersOf, settle, counts: () => ({ new: seen.new.size, known: seen.known.size }) };
}

type Taken = Map<string, { readonly scheme: string; readonly teacher: string }>;

interface Deciding {
  readonly holders: ReadonlyMap<string, Held>;
  readonly ties: Ties;
  /** The id of somebody new, by the digest of an identifier. */
  readonly newIdOf: (digest: string) => string;
  /** What these rows take because nobody has it. */
  readonly taken: Taken;
  readonly seen: { readonly new: Set<string>; readonly known: Set<string> };
}

/** Who a row is about; takes for it what nobody has. What earlier rows took is theirs already. */
function decide({ names, tells }: NamedRow, { holders, ties, newIdOf, taken, seen }: Deciding): Found {
  const heldOf = (digest: string): Held | undefined => {
    const teacher = taken.get(digest)?.teacher;
    return holders.get(digest) ?? (teacher === undefined ? undefined : { teacher, since: ALWAYS });
  };
  const known = names.map(({ digest }) => heldOf(digest)).filter((each) => each !== undefined);
  const found = known.length > 0 ? recordOfOne(ties, known) : { teacher: newIdOf(names[0]!.digest) };
  if ('problem' in found) return found;
  if ((known.length === 0 && !tells) || found.oneOf) return found;
  const { teacher } = found;
  for (const { scheme, digest } of names)
    if (heldOf(digest) === undefined) taken.set(digest, { scheme, teacher });
  if (known.length === 0) seen.new.add(teacher);
  else if (!seen.new.has(teacher)) seen.known.add(teacher);
  return found;
}

/** Later than any split. */
const ALWAYS = '9999-12-31T00:00:00.000Z';

/**
 * The record that identifiers name: of several that were merged the one that goes on, where one of them names it. What
 * was assigned before a record was split names whoever of its people another identifier names.
 */
function recordOfOne(ties: Ties, known: readonly Held[]): Found {
  const isOpen = ({ teacher, since }: Held): boolean => (ties.splitOf(teacher)?.since ?? '') > since;
  const ends = unique(known.filter((held) => !isOpen(held)).map(({ teacher }) => ties.endOf(teacher)));
  const open = unique(known.filter(isOpen).map(({ teacher }) => teacher));
  const [end] = ends;
  const mayBe = (record: string): readonly string[] => ties.splitOf(record)!.teachers;
  const isOne = end === undefined ? open.length === 1 : open.every((record) => mayBe(record).includes(end));
  if (ends.length > 1 || !isOne) return { problem: twoPeople(unique([...ends, ...open])) };
  if (end === undefined)
    return { teacher: open[0]!, oneOf: mayBe(open[0]!).map((each) => ties.personOf(each)!) };
  const records = known.map(({ teacher }) => teacher).filter((teacher) => ties.endOf(teacher) === end);
  const teacher = records.includes(end) ? end : records[0]!;
  return { teacher, person: ties.personOf(end) };
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
