import type { Column, FactTemplate, Format } from '../../format/format.js';
import { numberFrom, oneOfWords } from '../../format/readers.js';
import { personal, unread } from '../../format/unread.js';
import { readTrn } from '../../values/identifiers.js';
import { readDayOfInstant } from '../../values/other-dates.js';
import { readId } from '../../values/words.js';
import { NPQ_REGISTRATION, npqOf } from './columns.js';

const COURSE = 'Course Name';
const NUMBERS = [1, 2, 3, 4];

const outcomeOf = oneOfWords({ passed: 'passed', failed: 'failed', voided: 'voided' });

/** The second date is headed like the first: only the order tells them apart. */
const dateHeading = (number: number): string => `Outcome ${number === 2 ? 1 : number} Date`;

const outcomeColumns = (number: number): readonly Column[] => [
  { name: `Outcome ${number}`, reads: outcomeOf, ...(number > 1 && { mayLack: true as const }) },
  {
    name: dateHeading(number),
    as: `date of outcome ${number}`,
    reads: readDayOfInstant,
    ...(number > 1 && { mayLack: true as const }),
  },
];

/** An outcome that was struck out tells nothing. */
const outcome = (number: number, type: string, state: string): FactTemplate => ({
  slot: `outcome ${number}`,
  type,
  on: [`date of outcome ${number}`],
  fields: { enrolment: COURSE, qualification: COURSE },
  if: [{ column: `Outcome ${number}`, is: [state] }],
});

/** NPQ registration: app/services/exporters/tad_data_request.rb. A row for each participant and qualification. */
export const tadExport: Format = {
  name: 'npq-tad-export',
  title: 'outcomes of an NPQ TAD export',
  system: NPQ_REGISTRATION,
  columns: [
    ...personal('Full Name', 'Email'),
    { name: 'User ID', reads: readId, needed: true },
    { name: 'Teacher Reference Number', reads: readTrn },
    ...unread('School URN', 'Lead Provider Name'),
    { name: COURSE, reads: npqOf, needed: true },
    ...unread('Schedule'),
    { name: 'Cohort Start Year', reads: numberFrom(2017, 2100), needed: true },
    ...unread('Eligible for Funding', 'Participant Status', 'Targeted Support Funding Eligibility'),
    ...unread('Targeted Delivery Funding Eligibility'),
    ...NUMBERS.flatMap(outcomeColumns),
  ],
  subject: {
    teacher: [
      { scheme: 'trn', column: 'Teacher Reference Number' },
      { scheme: 'npq_user_number', column: 'User ID' },
    ],
  },
  key: [COURSE, 'Cohort Start Year'],
  empty: 'takes back',
  facts: NUMBERS.flatMap((number) => [
    outcome(number, 'NpqPassed', 'passed'),
    outcome(number, 'NpqFailed', 'failed'),
  ]),
};
