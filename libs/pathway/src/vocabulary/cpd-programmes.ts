import type { Term, Vocabulary } from './vocabulary.js';

/** A programme of continuing professional development. The next one is a row here, not code. */
export interface CpdProgramme extends Term {
  /** Open to teachers with fewer than this many years since QTS when they start; absent: open to all qualified. */
  readonly yearsFromQts?: number;
  readonly modules: readonly string[];
}

export const cpdProgrammes: Vocabulary<CpdProgramme> = {
  name: 'CPD programmes',
  source: '',
  terms: [],
};
