import type { Vocabulary } from './vocabulary.js';

export const designations: Vocabulary = {
  name: 'system-leader designations',
  source:
    'Teaching school alliances: weatherheadtsa.co.uk, camteach.org.uk. AST has no last day here: it gave way to the ' +
    'leading practitioner, on a day not confirmed by a source',
  terms: [
    { code: 'SLE', label: 'specialist leader of education' },
    { code: 'NLE', label: 'national leader of education' },
    { code: 'LLE', label: 'local leader of education' },
    { code: 'NLG', label: 'national leader of governance' },
    { code: 'AST', label: 'advanced skills teacher' },
  ],
};
