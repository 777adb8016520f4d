import type { Vocabulary } from './vocabulary.js';

export const schoolTypes: Vocabulary = {
  name: 'types of establishment',
  source: '',
  terms: [],
};
