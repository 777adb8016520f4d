import type { Problem } from '../csv/problem.js';
import type { Log } from '../recording/each-stream.js';
import { identifierStreams } from './identifier-streams.js';
import { newTeacherId, type Digests, type Identifier } from './identifier.js';
import { endOf, recordOfSource, recordsIn, type Records } from './merged-records.js';

export interface PeopleCounts {
  /** People of whom nothing was known by any of their identifiers. */
  readonly new: number;
  readonly known: number;
}

/** The teacher of a row, or why nobody can say who it is. */
export type Found = { readonly teacher: string } | { readonly problem: Problem };

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
  counts(): PeopleCounts;
}

export interface PeopleOptions {
  /** UTC instant of this import. */
  readonly importedAt: string;
  /** The source: of merged records, it goes on with the one it told of before. */
  readonly system: string;
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

/** @param log in a dry run one that takes nothing */
export function peopleIn(log: Log, digests: Digests, { importedAt, system }: PeopleOptions): People {
  const streams = identifierStreams(log, importedAt);
  const seen = { new: new Set<string>(), known: new Set<string>() };
  const holdersNow = async (names: readonly Named[]) => {
    const holders = await streams.holdersOf(names.map(({ digest }) => digest));
    const records = recordsIn(log);
    await Promise.all([...new Set(holders.values())].map(records));
    return { holders, recordOf: (known: readonly string[]) => recordOfOne(records, known, system) };
  };

  const teachersOf: People['teachersOf'] = async (rows, tells = () => true) => {
    const named = rows.map((row, place) => ({
      names: row.map((identifier) => ({ scheme: identifier.scheme, digest: digests.digestOf(identifier) })),
      tells: tells(place),
    }));
    const now = await holdersNow(named.flatMap(({ names }) => names));
    const taken: Taken = new Map();
    const found: Found[] = [];
    for (const row of named) found.push(await decide(row, { ...now, taken, seen }));
    const lost = await streams.assign(taken);
    const isLost = ({ names }: NamedRow): boolean => names.some(({ digest }) => lost.has(digest));
    return Promise.all(named.map((row, place) => (isLost(row) ? again(row) : found[place]!)));
  };

  /** Somebody else was quicker with one of its identifiers. */
  async function again(row: NamedRow): Promise<Found> {
    return decide(row, { ...(await holdersNow(row.names)), taken: new Map(), seen });
  }

  return { teachersOf, counts: () => ({ new: seen.new.size, known: seen.known.size }) };
}

type Taken = Map<string, { readonly scheme: string; readonly teacher: string }>;

interface Deciding {
  readonly holders: ReadonlyMap<string, string>;
  /** What these rows take because nobody has it. */
  readonly taken: Taken;
  readonly seen: { readonly new: Set<string>; readonly known: Set<string> };
  /** The record to go on with, if those known are one by merges. */
  readonly recordOf: (known: readonly string[]) => Promise<Found>;
}

/** Who a row is about; takes for it what nobody has. What earlier rows took is theirs already. */
async function decide(
  { names, tells }: NamedRow,
  { holders, taken, seen, recordOf }: Deciding,
): Promise<Found> {
  const holderOf = (digest: string) => holders.get(digest) ?? taken.get(digest)?.teacher;
  const known = [
    ...new Set(names.map(({ digest }) => holderOf(digest)).filter((each) => each !== undefined)),
  ];
  const found = known.length > 0 ? await recordOf(known) : { teacher: newTeacherId(names[0]!.digest) };
  if ('problem' in found) return found;
  if (known.length === 0 && !tells) return found;
  const { teacher } = found;
  for (const { scheme, digest } of names)
    if (holderOf(digest) === undefined) taken.set(digest, { scheme, teacher });
  if (known.length === 0) seen.new.add(teacher);
  else if (!seen.new.has(teacher)) seen.known.add(teacher);
  return found;
}

/** The record on which a source goes on for somebody, of those that their identifiers name. */
async function recordOfOne(records: Records, known: readonly string[], system: string): Promise<Found> {
  const ends = [...new Set(await Promise.all(known.map((teacher) => endOf(records, teacher))))];
  const [end] = ends;
  if (end === undefined || ends.length > 1) return { problem: twoPeople(ends) };
  if (known.length === 1 && known[0] === end) return { teacher: end };
  return { teacher: await recordOfSource(records, known, end, system) };
}
