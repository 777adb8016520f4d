import type { Format } from '../../format/format.js';
import { numberFrom, oneOfWords } from '../../format/readers.js';
import { readDay } from '../../values/calendar-day.js';
import { readTrn } from '../../values/identifiers.js';

const ENDED = 'Induction period end date';
const on = [ENDED];

/** Register early career teachers: documentation/csv-processing.md, bulk actions of appropriate bodies. */
export const inductionActions: Format = {
  name: 'induction-actions',
  title: 'outcomes of induction by an appropriate body',
  system: 'induction',
  columns: [
    { name: 'TRN', reads: readTrn, needed: true },
    { name: 'Date of birth', personal: true },
    { name: ENDED, reads: readDay, needed: true },
    { name: 'Number of terms', reads: numberFrom(0, 16), needed: true },
    {
      name: 'Outcome',
      reads: oneOfWords({ pass: 'pass', fail: 'fail', release: 'release' }),
      needed: true,
    },
  ],
  subject: { teacher: [{ scheme: 'trn', column: 'TRN' }] },
  key: [ENDED],
  empty: 'takes back',
  facts: [
    {
      slot: 'induction ended',
      type: 'InductionPassed',
      on,
      fields: { terms: 'Number of terms' },
      if: [{ column: 'Outcome', is: ['pass'] }],
    },
    {
      slot: 'induction ended',
      type: 'InductionFailed',
      on,
      fields: { terms: 'Number of terms' },
      if: [{ column: 'Outcome', is: ['fail'] }],
    },
    {
      slot: 'terms served',
      type: 'InductionTermsRecorded',
      on,
      fields: { terms: 'Number of terms' },
      if: [{ column: 'Outcome', is: ['release'] }],
    },
    {
      slot: 'induction ended',
      type: 'InductionReleased',
      on,
      fields: {},
      if: [{ column: 'Outcome', is: ['release'] }],
    },
  ],
};
