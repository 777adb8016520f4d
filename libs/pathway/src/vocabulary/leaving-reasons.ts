import type { Vocabulary } from './vocabulary.js';

/** Why a leaver goes; where to is another question. */
export const leavingReasons: Vocabulary = {
  name: 'reasons for leaving teaching',
  source: "this project's own list: no published list of the reasons of leavers was found",
  terms: [
    { code: 'promotion', label: 'promotion' },
    { code: 'relocation', label: 'relocation' },
    { code: 'workload', label: 'workload' },
    { code: 'health', label: 'health' },
    { code: 'family', label: 'family' },
    { code: 'contract_end', label: 'end of contract' },
    { code: 'redundancy', label: 'redundancy' },
    { code: 'dismissal', label: 'dismissal' },
    { code: 'retirement', label: 'retirement' },
    { code: 'other', label: 'other' },
    { code: 'unknown', label: 'unknown' },
  ],
};
