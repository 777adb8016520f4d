import type { Vocabulary } from './vocabulary.js';

export const phases: Vocabulary = {
  name: 'phases of education',
  source:
    'Get information about schools: phase of education, its numbers as aliases (read 22 August 2026); special: school ' +
    'workforce census; early years: course phase of Register trainee teachers',
  terms: [
    { code: 'primary', label: 'primary', aliases: ['2'] },
    { code: 'secondary', label: 'secondary', aliases: ['4'] },
    { code: 'special', label: 'special' },
    { code: 'all_through', label: 'all-through', aliases: ['7', 'All through'] },
    { code: 'nursery', label: 'nursery', aliases: ['1'] },
    { code: 'middle_deemed_primary', label: 'middle deemed primary', aliases: ['3'] },
    { code: 'middle_deemed_secondary', label: 'middle deemed secondary', aliases: ['5'] },
    { code: '16_plus', label: '16 plus', aliases: ['6', 'sixteen_plus'] },
    { code: 'early_years', label: 'early years' },
    { code: 'not_applicable', label: 'not applicable', aliases: ['0'] },
  ],
};
