import type { Format } from '../../format/format.js';
import { oneOfWords } from '../../format/readers.js';
import { readDay } from '../../values/calendar-day.js';
import { readTrn } from '../../values/identifiers.js';

/** Register early career teachers: documentation/csv-processing.md, bulk claims of appropriate bodies. */
export const inductionClaims: Format = {
  name: 'induction-claims',
  title: 'claims of early career teachers by an appropriate body',
  system: 'induction',
  columns: [
    { name: 'TRN', reads: readTrn, needed: true },
    { name: 'Date of birth', personal: true },
    {
      name: 'Induction programme',
      needed: true,
      // The words of before 2025 name how a school-led programme came about.
      reads: oneOfWords({
        provider_led: 'provider_led',
        'provider-led': 'provider_led',
        fip: 'provider_led',
        school_led: 'school_led',
        'school-led': 'school_led',
        cip: 'school_led',
        diy: 'school_led',
        unknown: undefined,
        pre_september_2021: undefined,
      }),
    },
    { name: 'Induction period start date', reads: readDay, needed: true },
  ],
  subject: { teacher: [{ scheme: 'trn', column: 'TRN' }] },
  // Half a term is six weeks: no period is over in four, so a day so near is the same one, corrected.
  episode: { began: ['Induction period start date'], slot: 'induction', withinDays: 28 },
  empty: 'says nothing',
  facts: [
    {
      slot: 'induction',
      type: 'InductionStarted',
      on: ['Induction period start date'],
      fields: { programme: 'Induction programme' },
    },
  ],
};
