import type { Position, StoredEvent } from '#event-log/event-log';
import { type Slab, type Slabs, slabsFrom } from './slabs.js';
import { rowOf } from './staging.js';

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
  add(events: readonly StoredEvent[]): void;
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
  return {
    add(events) {
      let round = rounds.at(-1)!;
      for (const event of events) {
        const row = rowOf(event);
        if (row !== undefined) {
          if (isFull(round)) round = begin(round.reached);
          round.slabs.add(row);
          seq += 1;
        }
        round.reached = { position: event.position, factId: event.id, seq: BigInt(seq) };
      }
    },
    count: () => rounds.reduce((sum, { slabs }) => sum + slabs.count(), 0),
    hasFull: () => isFull(rounds[0]!),
    take() {
      const round = rounds.shift()!;
      if (rounds.length === 0) begin(round.reached);
      return { slabs: [...round.slabs.take()], reached: round.reached };
    },
  };
}
