import type { Origin, TimeUnit } from './observations.sql.js';
import type { SurvivalEvent } from './survival.answer.js';

const clocks: Readonly<Record<Origin, string>> = {
  ENTRY: 'from the first day of qualified service',
  QTS: 'from the award of QTS (in view from the first day of qualified service)',
  TRAINING: 'from the start of training (in view from the first day of qualified service)',
};

const events: Readonly<Record<SurvivalEvent, string>> = {
  LEAVE_PROFESSION: 'the first departure from teaching',
  LEAVE_TRUST:
    'the first departure from teaching or the first day with posts only outside the trust of the first school',
  LEAVE_SCHOOL: 'the first departure from teaching or the first day with posts only outside the first school',
};

/** What is observed, in words. */
export const observedInWords = (
  origin: Origin,
  unit: TimeUnit,
  event: SurvivalEvent,
  delayedEntry: boolean,
): string =>
  `${unit === 'DAYS' ? 'Whole days' : 'Completed calendar months'} ${clocks[origin]} to ${events[event]}, of those who ` +
  'entered; who had not left by asOf is censored there. ' +
  (delayedEntry ? 'Who was observed only from some day on is at risk only after it. ' : '');

export const GROUPS_IN_WORDS =
  'Groups are fixed at the start, by the training, by the first school on the day of entry, and by what was said of the ' +
  'person by QTS or else first after it (age reached in the calendar year of QTS; unknown is a group); who has no other ' +
  'value for a group is left out.';
