import type { Term, Vocabulary } from './vocabulary.js';

export interface TrainingModel extends Term {
  readonly years: readonly { readonly year: number; readonly name: string }[];
  /** QTS is awarded at the end of this year. */
  readonly qtsAtEndOfYear: number;
  /** The teacher is employed from the end of this year; 0: from the start. */
  readonly employedFromEndOfYear: number;
  readonly strands: readonly string[];
}

const strands = [
  'subject_knowledge',
  'pedagogical_knowledge',
  'classroom_skills',
  'research_and_impact_skills',
];

export const trainingModels: Vocabulary<TrainingModel> = {
  name: 'training models',
  source:
    'one_year: the practice of ITT in England; three_year: "The next five years", Robert Hill, IOE blog, 20 May 2015',
  terms: [
    {
      code: 'one_year',
      label: 'one-year model',
      years: [{ year: 1, name: 'training year' }],
      qtsAtEndOfYear: 1,
      employedFromEndOfYear: 1,
      strands,
    },
    {
      code: 'three_year',
      label: 'three-year model',
      years: [
        { year: 1, name: 'training year' },
        { year: 2, name: 'NQT year' },
        { year: 3, name: 'NQT+1' },
      ],
      qtsAtEndOfYear: 3,
      employedFromEndOfYear: 1,
      strands,
    },
  ],
};
