import type { Stage } from './stages.js';
import type { Term, Vocabulary } from './vocabulary.js';

export interface Npq extends Term {
  readonly group: 'leadership' | 'specialist' | 'coaching offer' | 'support offer';
  /** The identifier other registers know it by. */
  readonly identifier?: string;
  readonly legacyCode?: string;
  /** The stage it prepares for, where it prepares for one. */
  readonly preparesFor?: Stage;
}

export const npqs: Vocabulary<Npq> = {
  name: 'national professional qualifications',
  source: '',
  terms: [],
};
