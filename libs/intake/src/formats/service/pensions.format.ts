import type { Format } from '../../format/format.js';
import { oneOfWords } from '../../format/readers.js';
import { personal, unread } from '../../format/unread.js';
import { readNumberOf, readTrnOfPensions } from '../../values/identifiers.js';
import { readDayMonthYear } from '../../values/other-dates.js';

/** Pension records tell who is employed where since when, but not as what. */
const ROLE = { constant: 'not told' };

/** An authority and an establishment together name a school. */
const EMPLOYER = { text: '{authority}/{establishment}' };
const POST = { text: '{authority}/{establishment} from {Start Date}' };
const employers = { number: EMPLOYER, on: 'Start Date', as: 'employer' };

/**
 * Teachers' Pensions employment extract as the Teaching Record System has it: TpsCsvExtractRowRaw.cs, docs/
 * workforce-data-import/monthly-process.md. The end of an employment is known by the withdrawal indicator alone,
 * and taken back when a later extract has the indicator no more.
 */
export const pensionsExtract: Format = {
  name: 'pensions-employment',
  title: "employments of a Teachers' Pensions extract",
  system: 'teachers-pensions',
  preamble: true,
  columns: [
    {
      name: 'Teachers Pensions Reference Number (TRN)',
      alsoNamed: ['Teachers Pensions Reference Number'],
      as: 'TRN',
      reads: readTrnOfPensions,
      needed: true,
    },
    { name: 'National Insurance Number (NINO)', alsoNamed: ['National Insurance Number'], personal: true },
    { name: 'Date of Birth (DOB)', alsoNamed: ['Date of Birth'], personal: true },
    ...personal('Date of Death', 'Postcode', 'Email Address (Member)'),
    { name: 'Local Authority Code', as: 'authority', reads: readNumberOf(3), needed: true },
    { name: 'Establishment Code', as: 'establishment', reads: readNumberOf(4), needed: true },
    ...unread('Postcode (Establishment)', 'Email Address (Establishment)'),
    { name: 'Start Date', reads: readDayMonthYear, needed: true },
    { name: 'End Date', reads: readDayMonthYear, needed: true },
    ...unread('Full Time / Part Time Indicator'),
    { name: 'Withdrawal Indicator', reads: oneOfWords({ W: 'W' }) },
    { name: 'Extract Date', reads: readDayMonthYear, needed: true },
    ...personal('Gender'),
  ],
  subject: { teacher: [{ scheme: 'trn', column: 'TRN' }] },
  employers,
  key: ['authority', 'establishment', 'Start Date'],
  recordedAt: ['Extract Date'],
  empty: 'takes back',
  // A summer lies between two posts of a teacher who moves.
  departures: { begins: 'employment', ends: 'end', withinDays: 92 },
  facts: [
    {
      slot: 'employment',
      type: 'PostStarted',
      on: ['Start Date'],
      fields: { post: POST, employer: 'employer', role: ROLE },
    },
    {
      slot: 'end',
      type: 'PostEnded',
      on: ['End Date'],
      fields: { post: POST },
      if: [{ column: 'Withdrawal Indicator', is: ['W'] }],
    },
  ],
};

/**
 * Teachers' Pensions file as the claim service has it: app/models/teachers_pensions_service_importer.rb. Its column
 * "School URN" holds the number of the establishment. Without a withdrawal indicator no end is known.
 */
export const pensionsClaims: Format = {
  name: 'pensions-claims',
  title: "employments of a Teachers' Pensions file for claims",
  system: 'teachers-pensions',
  columns: [
    { name: 'Teacher reference number', as: 'TRN', reads: readTrnOfPensions, needed: true },
    ...personal('NINO', 'Annual salary', 'Monthly pay', 'N/A'),
    { name: 'Start Date', reads: readDayMonthYear, needed: true },
    ...unread('End Date', 'Employer ID'),
    { name: 'LA URN', as: 'authority', reads: readNumberOf(3), needed: true },
    { name: 'School URN', as: 'establishment', reads: readNumberOf(4), needed: true },
  ],
  subject: { teacher: [{ scheme: 'trn', column: 'TRN' }] },
  employers,
  key: ['authority', 'establishment', 'Start Date'],
  empty: 'says nothing',
  facts: [
    {
      slot: 'employment',
      type: 'PostStarted',
      on: ['Start Date'],
      fields: { post: POST, employer: 'employer', role: ROLE },
    },
  ],
};
