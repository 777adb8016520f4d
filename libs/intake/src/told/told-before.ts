import type { NewEvent } from '#event-log/event-log';
import { metadataIn } from '#event-log/fact-event';
import type { AnyFact, Recorded } from '#pathway/fact';
import { inForce, struckOut } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import type { Telling } from './account.js';
import type { Standing } from './standing.js';

/** Everything that some sources told of a subject. What others, people included, said of it is no part of this but for what they struck out. */
export interface ToldBefore {
  readonly tellings: readonly Telling[];
  /** How many events they brought to a stream, so that each there has an id of its own. */
  eventsIn(stream: string): number;
  /** How many facts of a stream took a slot, those that turned out to be somebody else's among them. */
  placesIn(stream: string, system: string, slot: string): number;
}

/** The number that a slot gets when another kind of fact takes its place. */
const PLACE = /#\d+$/;

export const sourceIdOf = (slot: string, place: number): string => (place === 1 ? slot : `${slot}#${place}`);

/**
 * What the named sources told of a subject. A correction by anybody else is left out, a void stands apart: a source that
 * says the same as before says nothing new, whatever people have made of it since.
 */
export function toldBefore({ events, isTheirs }: Standing, systems: ReadonlySet<string>): ToldBefore {
  const told = new Map([...events].map(([stream, standing]) => [stream, toldIn(stream, standing, systems)]));
  const tellings = [...told.values()].flatMap((each) => each.tellings);
  return {
    tellings: isTheirs ? tellings.filter(({ stream, factId }) => isTheirs(stream, factId)) : tellings,
    eventsIn: (stream) => told.get(stream)?.events ?? 0,
    placesIn: (stream, system, slot) =>
      told.get(stream)?.tellings.filter((each) => each.system === system && each.slot === slot).length ?? 0,
  };
}

function toldIn(stream: string, events: readonly NewEvent[], systems: ReadonlySet<string>) {
  const own = events.flatMap((event) => {
    const { source, importedAt } = metadataIn(event);
    return source && systems.has(source.system)
      ? [{ event, source, isDated: event.recordedAt !== importedAt }]
      : [];
  });
  const history = historyIn(own.map(({ event }) => event));
  const struck = struckOut(history);
  const contents = contentsIn(history);
  const ownIds = new Set(own.map(({ event }) => event.id));
  const dated = new Set(own.filter(({ isDated }) => isDated).map(({ event }) => event.id));
  const voidsByOthers = voidsInForce(events).filter(({ factId }) => !ownIds.has(factId));
  const tellings = own
    .filter(({ event }) => event.type !== 'FactVoided' && event.type !== 'FactCorrected')
    .map(({ event, source }) => ({
      stream,
      system: source.system,
      slot: source.id.replace(PLACE, ''),
      factId: event.id,
      fact: contents.get(event.id),
      voids: aboutIn(history, event.id, 'FactVoided')
        .filter(({ factId }) => !struck.has(factId))
        .map(({ factId }) => factId),
      voidsByOthers: voidsByOthers.filter(({ fact }) => 'factId' in fact && fact.factId === event.id),
      ...lastTold(event, history, dated),
    }));
  return { tellings, events: own.length };
}

function voidsInForce(events: readonly NewEvent[]): readonly Recorded[] {
  const voids = historyIn(events.filter(({ type }) => type === 'FactVoided'));
  const struck = struckOut(voids);
  return voids.filter(({ factId }) => !struck.has(factId));
}

/** Facts as their source last told them, struck out or not. */
function contentsIn(history: readonly Recorded[]): ReadonlyMap<string, AnyFact> {
  const unvoided = history.filter(({ fact }) => fact.type !== 'FactVoided');
  return new Map(inForce(unvoided).map(({ factId, fact }) => [factId, fact]));
}

const aboutIn = (history: readonly Recorded[], factId: string, type?: string): readonly Recorded[] =>
  history.filter(
    ({ fact }) => 'factId' in fact && fact.factId === factId && (type === undefined || fact.type === type),
  );

/** When a fact was told last, and when by a date of the source. A void is told of again by what voids it. */
function lastTold(
  { id, recordedAt }: NewEvent,
  history: readonly Recorded[],
  dated: ReadonlySet<string>,
): Pick<Telling, 'lastToldAt' | 'lastDatedAt'> {
  const about = aboutIn(history, id);
  const ofThose = about.flatMap(({ factId }) => aboutIn(history, factId));
  const all = [{ factId: id, recordedAt }, ...about, ...ofThose];
  return {
    lastToldAt: latestOf(all),
    lastDatedAt: latestOf(all.filter(({ factId }) => dated.has(factId))),
  };
}

const latestOf = (told: readonly { readonly recordedAt: string }[]): string =>
  told.reduce((latest, entry) => (entry.recordedAt > latest ? entry.recordedAt : latest), '');
