import type { Condition, FactTemplate, Format } from '../../format/format.js';
import { oneOfWords } from '../../format/readers.js';
import { personal, unread } from '../../format/unread.js';
import { readTrn, readUrn } from '../../values/identifiers.js';
import { readDayOfInstant, readKnownAt } from '../../values/other-dates.js';
import { readId } from '../../values/words.js';
import { NPQ_REGISTRATION, npqOf } from './columns.js';

const on = ['Declaration Date'];
const COURSE = 'Course Identifier';
const TYPE = 'Declaration Type';

/** A declaration that was struck out tells nothing. */
const STANDS: Condition = {
  column: 'Declaration Status',
  isNot: ['voided', 'ineligible', 'awaiting_clawback', 'clawed_back'],
};

const declared = (type: string): readonly Condition[] => [STANDS, { column: TYPE, is: [type] }];

const retained = (point: number): FactTemplate => ({
  slot: `retained ${point}`,
  type: 'NpqRetentionDeclared',
  on,
  fields: { enrolment: COURSE, point: { constant: point } },
  if: declared(`retained-${point}`),
});

/** NPQ registration: app/serializers/assurance_reports/csv_serializer.rb. A row for each declaration. */
export const assuranceReport: Format = {
  name: 'npq-assurance-report',
  title: 'declarations of an NPQ assurance report',
  system: NPQ_REGISTRATION,
  columns: [
    { name: 'Participant ID', reads: readId, needed: true },
    ...personal('Participant Name'),
    { name: 'TRN', reads: readTrn },
    { name: COURSE, reads: npqOf, needed: true },
    ...unread('Schedule', 'Eligible For Funding', 'Funded place'),
    { name: 'Lead Provider Name', reads: readId },
    { name: 'School Urn', reads: readUrn },
    ...unread('School Name', 'Training Status', 'Training Status Reason'),
    { name: 'Declaration ID', reads: readId, needed: true, recordId: true },
    {
      name: 'Declaration Status',
      reads: oneOfWords(
        Object.fromEntries(
          [
            ...['submitted', 'eligible', 'payable', 'paid', 'voided', 'ineligible'],
            ...['awaiting_clawback', 'clawed_back'],
          ].map((status) => [status, status]),
        ),
      ),
      needed: true,
    },
    {
      name: TYPE,
      reads: oneOfWords(
        Object.fromEntries(['started', 'retained-1', 'retained-2', 'completed'].map((type) => [type, type])),
      ),
      needed: true,
    },
    { name: 'Declaration Date', reads: readDayOfInstant, needed: true },
    { name: 'Declaration Created At', reads: readKnownAt },
    ...unread('Statement Name', 'Statement ID', 'Targeted Delivery Funding'),
  ],
  subject: {
    teacher: [
      { scheme: 'trn', column: 'TRN' },
      { scheme: 'npq_user_id', column: 'Participant ID' },
    ],
  },
  key: [COURSE, 'Declaration ID'],
  // That a declaration was voided bears no date.
  firstKnownAt: ['Declaration Created At'],
  empty: 'takes back',
  facts: [
    {
      slot: 'started',
      type: 'NpqStarted',
      on,
      fields: {
        enrolment: COURSE,
        qualification: COURSE,
        provider: 'Lead Provider Name',
        school: 'School Urn',
      },
      if: declared('started'),
    },
    retained(1),
    retained(2),
  ],
};
