import { deferralReasons } from '#pathway/vocabulary/deferral-reasons';
import { codesInUse } from './codes.js';

/** Reasons for deferring, of training and of NPQs alike. */
export const DEFERRAL_REASONS = codesInUse(deferralReasons, [
  ['parental_leave', 5],
  ['long_term_sickness', 4],
  ['bereavement', 1],
  ['career_break', 1],
  ['other', 2],
]);
