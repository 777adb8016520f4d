import type { Vocabulary } from './vocabulary.js';

export const careerBreakKinds: Vocabulary = {
  name: 'kinds of career break',
  source: "this project's own list, in the names of the statutory kinds of leave where there is one",
  terms: [
    { code: 'maternity', label: 'maternity leave' },
    { code: 'paternity', label: 'paternity leave' },
    { code: 'adoption', label: 'adoption leave' },
    { code: 'shared_parental', label: 'shared parental leave' },
    { code: 'caring', label: 'caring for a relative' },
    { code: 'illness', label: 'long illness' },
    { code: 'sabbatical', label: 'sabbatical' },
    { code: 'study', label: 'study' },
    { code: 'other', label: 'other' },
  ],
};
