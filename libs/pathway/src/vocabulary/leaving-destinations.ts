import type { Vocabulary } from './vocabulary.js';

/**
 * Where a leaver goes; why is another question. The central team of a trust stands apart on purpose: the school
 * workforce census loses sight of those who join one, so that a promotion to chief executive looks like a loss.
 */
export const leavingDestinations: Vocabulary = {
  name: 'destinations of leavers',
  source:
    "this project's own list, after what the school workforce census asks of leavers (CBDS code set D00155, " +
    'whose codes it does not use)',
  terms: [
    { code: 'state_school_same_trust', label: 'state school in the same trust' },
    { code: 'state_school_elsewhere', label: 'state school elsewhere' },
    { code: 'trust_central_team', label: 'central team of a trust' },
    { code: 'local_authority', label: 'local authority' },
    { code: 'independent_school', label: 'independent school' },
    { code: 'further_education', label: 'further education' },
    { code: 'higher_education', label: 'higher education' },
    { code: 'teaching_overseas', label: 'teaching overseas' },
    { code: 'outside_education', label: 'outside education' },
    { code: 'retired', label: 'retired' },
    { code: 'career_break', label: 'career break without a post' },
    { code: 'deceased', label: 'deceased' },
    { code: 'unknown', label: 'unknown' },
  ],
};
