import type { Vocabulary } from './vocabulary.js';

export const phases: Vocabulary = {
  name: 'phases of education',
  source: '',
  terms: [],
};
