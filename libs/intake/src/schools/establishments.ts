import type { EventLog, StoredEvent } from '#event-log/event-log';
import { isSought } from '#event-log/sought';
import type { AnyFact } from '#pathway/fact';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';

/** Finds the school that had a number of an establishment on a day, by its id; undefined where none is on record. */
export type SchoolOf = (number: string, on: string) => string | undefined;

interface Numbered {
  readonly school: string;
  readonly opened: string;
  /** Absent: it is open. */
  readonly closed: string | undefined;
}

const SCHOOL = 'organisation-';
const SOUGHT = { types: ['EstablishmentNumberGiven', 'OrganisationClosed', 'FactCorrected', 'FactVoided'] };

/**
 * The schools of a log by the number of their authority and their own, as employers are known by. A school that became an
 * academy may have left its number to it: of several the one that was open on the day; else the nearest that opened before,
 * or the first.
 */
export async function establishmentsIn(log: Pick<EventLog, 'readAll'>): Promise<SchoolOf> {
  const streams = new Map<string, StoredEvent[]>();
  for await (const batch of log.readAll({ sought: SOUGHT }))
    for (const event of batch) {
      if (!event.stream.startsWith(SCHOOL) || !isSought(event, SOUGHT)) continue;
      const others = streams.get(event.stream);
      if (others) others.push(event);
      else streams.set(event.stream, [event]);
    }
  const schools = new Map<string, readonly Numbered[]>();
  for (const [stream, events] of streams) {
    const found = numberedIn(stream.slice(SCHOOL.length), events);
    if (found) schools.set(found.number, [...(schools.get(found.number) ?? []), found].toSorted(byOpening));
  }
  return (number, on) => {
    const named = schools.get(number) ?? [];
    const opened = named.filter((each) => each.opened <= on);
    const open = opened.findLast(({ closed }) => closed === undefined || closed > on);
    return (open ?? opened.at(-1) ?? named[0])?.school;
  };
}

const byOpening = (a: Numbered, b: Numbered): number => (a.opened < b.opened ? -1 : 1);

function numberedIn(
  school: string,
  events: readonly StoredEvent[],
): (Numbered & { number: string }) | undefined {
  const facts: readonly (AnyFact & { establishmentNumber?: string })[] = inForce(historyIn(events)).map(
    ({ fact }) => fact,
  );
  const given = facts.findLast(({ type }) => type === 'EstablishmentNumberGiven');
  if (given?.establishmentNumber === undefined) return undefined;
  return {
    school,
    number: given.establishmentNumber,
    opened: given.effectiveOn,
    closed: facts.findLast(({ type }) => type === 'OrganisationClosed')?.effectiveOn,
  };
}
