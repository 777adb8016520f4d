import type { Vocabulary } from './vocabulary.js';

export const regions: Vocabulary = {
  name: 'regions of England',
  source: '',
  terms: [],
};
