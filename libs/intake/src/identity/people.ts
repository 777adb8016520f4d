import type { Problem } from '../csv/problem.js';
import type { Log } from '../recording/each-stream.js';
import { identifierStreams } from './identifier-streams.js';
import { newTeacherId, type Digests, type Identifier } from './identifier.js';
import { recordOfOne } from './merged-records.js';

export interface PeopleCounts {
  /** People of whom nothing was known by any of their identifiers. */
  readonly new: number;
  readonly known: number;
}

/** Knows people again by their identifiers. */
export interface People {
  /** The teacher of a row, by at least one identifier, or why nobody can say who it is. */
  teacherOf(
    identifiers: readonly Identifier[],
  ): Promise<{ readonly teacher: string } | { readonly problem: Problem }>;
  counts(): PeopleCounts;
}

export interface PeopleOptions {
  /** UTC instant of this import. */
  readonly importedAt: string;
  /** The source: of merged records, it goes on with the one it told of before. */
  readonly system: string;
}

const TWO_PEOPLE: Problem = {
  problem: 'The identifiers of this row belong to two teachers on record.',
  mend: 'If they are one person, merge their records first; if not, correct the identifier that is wrong.',
};

/** @param log in a dry run one that takes nothing */
export function peopleIn(log: Log, digests: Digests, { importedAt, system }: PeopleOptions): People {
  const streams = identifierStreams(log, importedAt);
  const seen = { new: new Set<string>(), known: new Set<string>() };

  function count(teacher: string, isNew: boolean): void {
    if (isNew) seen.new.add(teacher);
    else if (!seen.new.has(teacher)) seen.known.add(teacher);
  }

  async function teacherOf(identifiers: readonly Identifier[]) {
    const named = identifiers.map((identifier) => ({ ...identifier, digest: digests.digestOf(identifier) }));
    const holders = await Promise.all(named.map(({ digest }) => streams.holderOf(digest)));
    const known = [...new Set(holders.filter((holder) => holder !== undefined))];
    const teacher =
      known.length > 1 ? await recordOfOne(log, known, system) : (known[0] ?? newTeacherId(named[0]!.digest));
    if (teacher === undefined) return { problem: TWO_PEOPLE };
    const unheld = named.filter((_, place) => holders[place] === undefined);
    for (const { scheme, digest } of unheld) {
      const holder = await streams.assign(scheme, digest, teacher);
      if (holder !== teacher) return { problem: TWO_PEOPLE };
    }
    count(teacher, known.length === 0);
    return { teacher };
  }

  return { teacherOf, counts: () => ({ new: seen.new.size, known: seen.known.size }) };
}
