import type { TransitionsArgs } from '../pipeline/pipeline.answer.js';
import { transitionsCountedSql } from '../pipeline/transitions.sql.js';
import { cellsWithEventsFrom, type Counting } from './counted.js';

/** Whom `transitions` counts, and which changes: who changed twice is there once, and both changes are. */
export const transitionsCounted: Counting<TransitionsArgs> = (
  snapshot,
  { asOf, from, to, origin = 'ENTRY' },
) => cellsWithEventsFrom(snapshot, transitionsCountedSql(origin), { asOf, from, to });
