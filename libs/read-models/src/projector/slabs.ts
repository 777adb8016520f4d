import { PART } from '#event-log/event-log';
import { TEXTS } from '../storage/schema.sql.js';

/** An event as the texts that the database is handed, in the order of `TEXTS`. */
export type Row = readonly string[];

/**
 * Consecutive events, side by side: each text of all of them as one. What crosses from JavaScript into the database
 * costs by the piece.
 */
export interface Slab {
  /** Local sequence number of the first. */
  readonly first: number;
  readonly events: number;
  /** In the order of `TEXTS`. */
  readonly texts: readonly string[];
}

/** As many events as the database handles at a time. */
export const MOST = 2_048;
/** Large events make a short slab. */
const MOST_CHARACTERS = 1_000_000;

export interface Slabs {
  add(row: Row): void;
  /** Adds events that are side by side already. */
  addTogether(events: number, texts: readonly string[]): void;
  readonly count: () => number;
  /** All of them, the last one perhaps a short one. Nothing may be added any more. */
  take(): readonly Slab[];
}

/** @param first sequence number of the first event that will be added */
export function slabsFrom(first: number): Slabs {
  const slabs: Slab[] = [];
  let rows: Row[] = [];
  let count = 0;
  let characters = 0;
  const close = (): void => {
    if (rows.length === 0) return;
    const texts = TEXTS.map((_, column) => rows.map((row) => row[column]).join(PART));
    slabs.push({ first: first + count - rows.length, events: rows.length, texts });
    rows = [];
    characters = 0;
  };
  return {
    add(row) {
      rows.push(row);
      count += 1;
      characters += row[DATA]!.length;
      if (rows.length === MOST || characters > MOST_CHARACTERS) close();
    },
    addTogether(events, texts) {
      close();
      if (events > 0) slabs.push({ first: first + count, events, texts });
      count += events;
    },
    count: () => count,
    take() {
      close();
      return slabs;
    },
  };
}

const DATA = TEXTS.indexOf('data');
