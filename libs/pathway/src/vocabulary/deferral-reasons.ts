import type { Vocabulary } from './vocabulary.js';

export const deferralReasons: Vocabulary = {
  name: 'reasons for deferring',
  source:
    'NPQ registration: app/services/participants/defer.rb (read 21 August 2026); the same list in Register early ' +
    'career teachers: app/models/training_period.rb. Register trainee teachers takes free text since 2025',
  terms: [
    { code: 'bereavement', label: 'bereavement' },
    { code: 'long_term_sickness', label: 'long-term sickness', aliases: ['long-term-sickness'] },
    { code: 'parental_leave', label: 'parental leave', aliases: ['parental-leave'] },
    { code: 'career_break', label: 'career break', aliases: ['career-break'] },
    { code: 'other', label: 'another reason' },
  ],
};
