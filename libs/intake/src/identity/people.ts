import { RevisionConflict, type EventLog, type NewEvent } from '#event-log/event-log';
import { sourceEventId } from '#event-log/event-id';
import { eventOf, metadataOf } from '#event-log/fact-event';
import { inForce } from '#pathway/history';
import { historyIn, storedOf } from '#pathway/stored-fact';
import type { Problem } from '../csv/problem.js';
import { newTeacherId, type Digests, type Identifier } from './identifier.js';

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

/** Beyond so many, identifiers are looked up anew instead of remembered. */
const MOST_REMEMBERED = 500_000;

const TWO_PEOPLE: Problem = {
  problem: 'The identifiers of this row belong to two teachers on record.',
  mend: 'If they are one person, merge their records first; if not, correct the identifier that is wrong.',
};

type Log = Pick<EventLog, 'append' | 'readStream'>;

/**
 * @param log without one, or in a dry run, nobody is remembered beyond this import
 * @param importedAt UTC instant of this import
 */
export function peopleIn(
  log: Log | undefined,
  digests: Digests,
  { importedAt, dryRun }: { readonly importedAt: string; readonly dryRun: boolean },
): People {
  const remembered = new Map<string, string>();
  const seen = { new: new Set<string>(), known: new Set<string>() };

  async function holderOf(digest: string): Promise<string | undefined> {
    return remembered.get(digest) ?? (log && holderIn(await log.readStream(streamOf(digest))));
  }

  function remember(digest: string, teacher: string): void {
    if (remembered.size >= MOST_REMEMBERED && !dryRun) remembered.clear();
    remembered.set(digest, teacher);
  }

  async function assign(identifier: Identifier, digest: string, teacher: string): Promise<string> {
    if (!log || dryRun) return teacher;
    try {
      await log.append(streamOf(digest), 0, [assignment(identifier.scheme, digest, teacher, importedAt)]);
      return teacher;
    } catch (error) {
      const holder = error instanceof RevisionConflict ? await holderOf(digest) : undefined;
      if (holder === undefined) throw error;
      return holder;
    }
  }

  async function teacherOf(identifiers: readonly Identifier[]) {
    const named = identifiers.map((identifier) => ({ identifier, digest: digests.digestOf(identifier) }));
    const holders = await Promise.all(named.map(({ digest }) => holderOf(digest)));
    const known = [...new Set(holders.filter((holder) => holder !== undefined))];
    if (known.length > 1) return { problem: TWO_PEOPLE };
    const teacher = known[0] ?? newTeacherId(named[0]!.digest);
    for (const [place, { identifier, digest }] of named.entries()) {
      const holder = holders[place] ?? (await assign(identifier, digest, teacher));
      if (holder !== teacher) return { problem: TWO_PEOPLE };
      remember(digest, teacher);
    }
    if (known.length === 0) seen.new.add(teacher);
    else if (!seen.new.has(teacher)) seen.known.add(teacher);
    return { teacher };
  }

  return { teacherOf, counts: () => ({ new: seen.new.size, known: seen.known.size }) };
}

const streamOf = (digest: string): string => `identifier-${digest}`;

/** Whose an identifier is, by the facts of its stream. */
export function holderIn(events: readonly NewEvent[]): string | undefined {
  const latest = inForce(historyIn(events)).findLast(({ fact }) => fact.type === 'IdentifierAssigned')?.fact;
  return latest && 'teacher' in latest ? String(latest.teacher) : undefined;
}

function assignment(scheme: string, digest: string, teacher: string, importedAt: string): NewEvent {
  const fact = { type: 'IdentifierAssigned', effectiveOn: importedAt.slice(0, 10), scheme, teacher };
  return eventOf(storedOf(fact), {
    id: sourceEventId('identifiers', `${digest}/${teacher}`),
    recordedAt: importedAt,
    metadata: metadataOf({ importedAt }),
  });
}
