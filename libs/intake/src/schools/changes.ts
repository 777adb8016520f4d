import type { StreamEvent } from '#event-log/event-log';
import { metadataIn } from '#event-log/fact-event';
import type { AnyFact } from '#pathway/fact';
import { struckOut } from '#pathway/history';
import { factIn, historyIn } from '#pathway/stored-fact';
import { factIdOf, type ReportedFact } from '../reported-fact.js';
import { schoolFacts, trustFacts, undatedTrust } from './listed-facts.js';
import { ORIGIN_INSTANT, type Listing, type OrganisationFact } from './listing.js';

/** Lists of schools and their trust history, as sources of facts. */
const LIST = 'schools';
const HISTORY = 'school-trust-history';

/** A fact that one of the two sources told. */
interface Told {
  readonly factId: string;
  readonly fact: AnyFact;
  readonly system: string;
}

interface Source {
  readonly system: string;
  readonly facts: readonly OrganisationFact[];
  /** Whether this source, saying nothing of it any more, takes such a fact back. */
  readonly answersFor: (told: Told) => boolean;
}

export interface Changes {
  readonly facts: readonly ReportedFact[];
  /** Facts of the files that are on record already. */
  readonly alreadyKnown: number;
}

/**
 * What must be recorded so that a school's record says what the files say: new facts, voids of those that a file
 * no longer tells, and voids of such voids where it tells them again. The first listing of a school is taken as
 * always known; what differs from it later is known from that import on. What this release doesn't understand stays
 * as it is.
 */
export function changesOf(
  stream: string,
  events: readonly StreamEvent[],
  listing: Listing,
  importedAt: string,
): Changes {
  const struck = struckOut(historyIn(events));
  const told = events.flatMap(toldIn);
  const standing = told.filter(({ factId, fact }) => fact.type !== 'FactVoided' && !struck.has(factId));
  const recordedAt = events.some((event) => listOf(event)) ? importedAt : ORIGIN_INSTANT;
  const sources = sourcesOf(listing, standing);
  const wanted = sources.flatMap(({ system, facts }) => facts.map((fact) => sourced(stream, system, fact)));
  const wantedIds = new Set(wanted.map(({ factId }) => factId));
  const ended = standing.filter(
    (each) => !wantedIds.has(each.factId) && sources.some((source) => source.answersFor(each)),
  );
  const known = new Set(events.map(({ id }) => id));
  const added = wanted.filter(({ factId }) => !known.has(factId));
  const voids = told.filter(
    ({ factId, fact }) => !struck.has(factId) && 'factId' in fact && wantedIds.has(String(fact.factId)),
  );
  const facts = [
    ...[...ended, ...voids].map(({ factId }) => voidOf(stream, factId, importedAt)),
    ...added.map(({ fact, source }) => ({ stream, fact, recordedAt, source })),
  ];
  return { facts, alreadyKnown: wanted.length - added.length };
}

function sourcesOf({ school, trusts }: Listing, standing: readonly Told[]): readonly Source[] {
  const hasHistory = trusts !== undefined || standing.some(({ system }) => system === HISTORY);
  const list = school && {
    system: LIST,
    facts: [...schoolFacts(school), ...(hasHistory ? [] : undatedTrust(school))],
    answersFor: ({ system }: Told) => system === LIST,
  };
  const history = trusts && {
    system: HISTORY,
    facts: trustFacts(trusts),
    answersFor: ({ system, fact }: Told) => system === HISTORY || fact.type === 'TrustJoined',
  };
  return [list, history].filter((source) => source !== undefined);
}

/** The id of a listed fact is made of what it says, so that a list imported twice says nothing new. */
function sourced(stream: string, system: string, fact: OrganisationFact) {
  const source = { system, id: JSON.stringify(Object.entries(fact)) };
  return { factId: factIdOf(stream, source), fact, source };
}

const voidOf = (stream: string, factId: string, importedAt: string): ReportedFact => ({
  stream,
  fact: {
    type: 'FactVoided',
    effectiveOn: importedAt.slice(0, 10),
    ...{ factId, reason: 'A later list says otherwise.' },
  },
  recordedAt: importedAt,
  source: { system: LIST, id: JSON.stringify(['void', factId, importedAt]) },
});

/** Which of the two sources told a fact, if one of them did. */
function listOf(event: StreamEvent): string | undefined {
  const system = metadataIn(event).source?.system;
  return system === LIST || system === HISTORY ? system : undefined;
}

function toldIn(event: StreamEvent): readonly Told[] {
  const system = listOf(event);
  const fact = system && factIn(event);
  return fact ? [{ factId: event.id, fact, system }] : [];
}
