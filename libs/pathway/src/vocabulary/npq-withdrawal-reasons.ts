import type { Vocabulary } from './vocabulary.js';

export const npqWithdrawalReasons: Vocabulary = {
  name: 'reasons for withdrawing from an NPQ',
  source: '',
  terms: [],
};
