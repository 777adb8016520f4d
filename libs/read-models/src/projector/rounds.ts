import type { EventBundle, Position, StoredEvent } from '#event-log/event-log';
import { type Slab, type Slabs, slabsFrom } from './slabs.js';
import { rowOf, textsOfBundle } from './staging.js';

/**
 * While catching up, so many facts are derived from at once: deriving costs far less for many than for few. They fill
 * two row groups of the database; what fills none is stored again when it is merged with others.
 */
const FULL = 2 * 122_880;

/** The first is small, so that the database has something to do soon. */
const FIRST = FULL / 4;

/** How many facts a round holds that begins after so many. */
const roundAfter = (facts: number): number => (facts === 0 ? FIRST : FULL - (facts % FULL));

/** How far the log has been read. */
export interface Reached {
  readonly position: Position | null;
  readonly factId: string | null;
  readonly seq: bigint;
}

export interface Round {
  /** Whoever applies them takes them out: together they are large, and applying them takes long. */
  readonly slabs: Slab[];
  readonly reached: Reached;
}

/** Where events wait until they are applied. */
export interface Rounds {
  add(events: EventBundle | readonly StoredEvent[]): void;
  readonly count: () => number;
  readonly hasFull: () => boolean;
  /** Hands out the earliest, full or not. */
  take(): Round;
}

export function roundsAfter(reached: Reached): Rounds {
  let seq = Number(reached.seq);
  const rounds: { readonly most: number; readonly slabs: Slabs; reached: Reached }[] = [];
  const begin = (after: Reached) =>
    rounds[rounds.push({ most: roundAfter(seq), slabs: slabsFrom(seq + 1), reached: after }) - 1]!;
  const isFull = ({ slabs, most }: { slabs: Slabs; most: number }): boolean => slabs.count() === most;
  begin(reached);
  const addOne = (event: StoredEvent): void => {
    let round = rounds.at(-1)!;
    const row = rowOf(event);
    if (row !== undefined) {
      if (isFull(round)) round = begin(round.reached);
      round.slabs.add(row);
      seq += 1;
    }
    round.reached = { position: event.position, factId: event.id, seq: BigInt(seq) };
  };
  /** A round that has no room for all of them stays as it is. */
  const addBundle = (bundle: EventBundle): void => {
    let round = rounds.at(-1)!;
    const hasRoom = round.slabs.count() + bundle.events <= round.most;
    if (!hasRoom && round.slabs.count() > 0) round = begin(round.reached);
    round.slabs.addTogether(bundle.events, textsOfBundle(bundle));
    seq += bundle.events;
    round.reached = { position: bundle.last.position, factId: bundle.last.id, seq: BigInt(seq) };
  };
  return {
    add: (events) => ('texts' in events ? addBundle(events) : events.forEach(addOne)),
    count: () => rounds.reduce((sum, { slabs }) => sum + slabs.count(), 0),
    hasFull: () => rounds.length > 1 || isFull(rounds[0]!),
    take() {
      const round = rounds.shift()!;
      if (rounds.length === 0) begin(round.reached);
      return { slabs: [...round.slabs.take()], reached: round.reached };
    },
  };
}
