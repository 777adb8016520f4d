import type { Term, Vocabulary } from './vocabulary.js';

export interface TrainingWithdrawalReason extends Term {
  /** Who may give this reason. */
  readonly triggeredBy: readonly ('provider' | 'trainee')[];
  /** A record added in error or a move to another course is no loss to the profession. */
  readonly countsAs: 'loss' | 'transfer' | 'void';
}

export const trainingWithdrawalReasons: Vocabulary<TrainingWithdrawalReason> = {
  name: 'reasons for withdrawing from training',
  source: '',
  terms: [],
};
