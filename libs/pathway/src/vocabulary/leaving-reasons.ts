import type { Vocabulary } from './vocabulary.js';

export const leavingReasons: Vocabulary = {
  name: 'reasons for leaving teaching',
  source: '',
  terms: [],
};
