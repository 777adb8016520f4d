import type { Vocabulary } from './vocabulary.js';

export const deferralReasons: Vocabulary = {
  name: 'reasons for deferring',
  source: '',
  terms: [],
};
