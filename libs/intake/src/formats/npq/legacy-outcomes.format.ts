import type { Format } from '../../format/format.js';
import { readTrn } from '../../values/identifiers.js';
import { readMonthDayYear } from '../../values/other-dates.js';
import { npqOf } from './columns.js';

/**
 * Outcomes before NPQ registration, from the database of qualified teachers: lib/tasks/one_off/
 * load_legacy_participant_outcomes.rake. Days in the order of the United States. One may be passed twice, so that the
 * day belongs to what tells one award from another.
 */
export const legacyOutcomes: Format = {
  name: 'npq-legacy-outcomes',
  title: 'NPQ outcomes from before NPQ registration',
  system: 'npq-legacy',
  columns: [
    { name: 'trn', reads: readTrn, needed: true },
    { name: 'npq_type', reads: npqOf, needed: true },
    { name: 'awarded_date', reads: readMonthDayYear, needed: true },
  ],
  subject: { teacher: [{ scheme: 'trn', column: 'trn' }] },
  key: ['npq_type', 'awarded_date'],
  empty: 'takes back',
  facts: [
    {
      slot: 'award',
      type: 'NpqPassed',
      on: ['awarded_date'],
      fields: { enrolment: { text: '{npq_type} awarded {awarded_date}' }, qualification: 'npq_type' },
    },
  ],
};
