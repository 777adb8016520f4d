import type { Format } from '../../format/format.js';
import { numberFrom, oneOfWords } from '../../format/readers.js';
import { readTrn, readUrn } from '../../values/identifiers.js';

/** What stands in an empty cell. */
const NOTHING = ['NULL'];

const POST = { text: 'post at {school}' };

/**
 * School workforce census extract as the claim service has it: app/models/school_workforce_census_data_importer.rb.
 * It has no header and no date: its day is that of the census. A row for each subject that a teacher teaches in a
 * school; a post is there since the first census that has it.
 */
export const workforceCensus: Format = {
  name: 'workforce-census',
  title: 'teachers in a school workforce census extract',
  system: 'workforce-census',
  headless: true,
  needsDay: true,
  columns: [
    { name: 'teacher_reference_number', as: 'TRN', reads: readTrn, needed: true },
    { name: 'school_urn', as: 'school', reads: readUrn, needed: true },
    {
      name: 'contract_agreement_type',
      as: 'contract',
      nothing: NOTHING,
      reads: oneOfWords({
        Permanent: 'permanent',
        PRM: 'permanent',
        'Fixed term': 'fixed_term',
        'Fixed-term': 'fixed_term',
        FXT: 'fixed_term',
        Temporary: 'temporary',
        TMP: 'temporary',
        'Service Agreement': undefined,
      }),
    },
    { name: 'totfte', as: 'fte', reads: numberFrom(0, 2), nothing: NOTHING },
    { name: 'subject_description_sfr', as: 'subject' },
    { name: 'general_subject_code' },
    { name: 'hours_taught' },
  ],
  skip: [
    { column: 'TRN', is: ['', 'NULL'] },
    { column: 'subject', is: ['NULL'] },
  ],
  subject: { teacher: [{ scheme: 'trn', column: 'TRN' }] },
  key: ['school'],
  empty: 'says nothing',
  facts: [
    {
      slot: 'post',
      type: 'PostStarted',
      on: 'day of the file',
      sinceEarliest: true,
      fields: { post: POST, role: { constant: 'not told' }, employer: 'school' },
    },
    {
      slot: 'terms',
      type: 'PostTermsChanged',
      on: 'day of the file',
      eachDay: true,
      needs: [{ firstOf: ['fte', 'contract'] }],
      fields: { post: POST, fte: 'fte', contract: 'contract' },
    },
  ],
};
