import type { Vocabulary } from './vocabulary.js';

export const careerBreakKinds: Vocabulary = {
  name: 'kinds of career break',
  source: '',
  terms: [],
};
