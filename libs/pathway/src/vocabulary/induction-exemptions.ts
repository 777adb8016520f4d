import type { Vocabulary } from './vocabulary.js';

export const inductionExemptions: Vocabulary = {
  name: 'reasons for exemption from induction',
  source: '',
  terms: [],
};
