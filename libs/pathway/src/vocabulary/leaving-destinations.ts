import type { Vocabulary } from './vocabulary.js';

export const leavingDestinations: Vocabulary = {
  name: 'destinations of leavers',
  source: '',
  terms: [],
};
