import type { Vocabulary } from './vocabulary.js';

export const designations: Vocabulary = {
  name: 'system-leader designations',
  source: '',
  terms: [],
};
