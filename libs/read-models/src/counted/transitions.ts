import type { TransitionsArgs } from '../pipeline/pipeline.answer.js';
import { transitionsCountedSql } from '../pipeline/transitions.sql.js';
import { cellsFrom, type Counting } from './counted.js';

/** Whom `transitions` counts: who changed twice is there once. */
export const transitionsCounted: Counting<TransitionsArgs> = (
  snapshot,
  { asOf, from, to, origin = 'ENTRY' },
) => cellsFrom(snapshot, transitionsCountedSql(origin), { asOf, from, to });
