import type { Term, Vocabulary } from './vocabulary.js';

/** A programme of continuing professional development. The next one is a row here, not code. */
export interface CpdProgramme extends Term {
  /** Open to teachers with fewer than this many years since QTS when they start; absent: open to all qualified. */
  readonly yearsFromQts?: number;
  readonly modules: readonly string[];
}

export const cpdProgrammes: Vocabulary<CpdProgramme> = {
  name: 'CPD programmes',
  source:
    'Accelerate, first five years, from spring 2019: accelerate-teaching.co.uk. ' +
    "The module names are this list's own: generic, until the programme's names are at hand",
  terms: [
    {
      code: 'accelerate',
      label: 'Accelerate',
      from: '2019-01-01',
      yearsFromQts: 5,
      modules: ['module_1', 'module_2', 'module_3', 'module_4', 'module_5', 'module_6', 'residential'],
    },
  ],
};
