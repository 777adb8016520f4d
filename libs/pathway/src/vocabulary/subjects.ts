import type { Vocabulary } from './vocabulary.js';

export const subjects: Vocabulary = {
  name: 'allocation subjects',
  source: '',
  terms: [],
};
