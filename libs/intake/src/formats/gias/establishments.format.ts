import { phases } from '#pathway/vocabulary/phases';
import { regions } from '#pathway/vocabulary/regions';
import { schoolTypes } from '#pathway/vocabulary/school-types';
import type { Condition, FieldSource, Format } from '../../format/format.js';
import { codeOf, numberFrom, oneOfWords } from '../../format/readers.js';
import { personal, unread } from '../../format/unread.js';
import { ORIGIN_INSTANT } from '../../schools/listing.js';
import { readNumberOf } from '../../values/identifiers.js';
import { readWords } from '../../values/words.js';
import { readGiasDay, readUrnOfGias, sinceOrAlways } from './columns.js';

/** Types whose phase is not applicable to Get information about schools; the school workforce census calls it special. */
const specialTypes: readonly string[] = [
  ...['community_special_school', 'non_maintained_special_school', 'other_independent_special_school'],
  ...[
    'foundation_special_school',
    'academy_special_sponsor_led',
    'free_schools_special',
    'academy_special_converter',
  ],
];

/** As what employers are known to Teachers' Pensions. */
const NUMBER = { text: '{authority}/{number}' };

/** A school that is only proposed is none yet. */
const isThere: Condition = { column: 'status', isNot: ['proposed'] };

const registration = (phase: FieldSource, condition: Condition) =>
  sinceOrAlways('OpenDate', {
    slot: 'registration',
    type: 'SchoolRegistered',
    fields: {
      name: 'EstablishmentName',
      urn: 'URN',
      phase,
      schoolType: 'type',
      localAuthority: 'LA (name)',
      region: 'GOR (name)',
    },
    if: [condition, isThere],
  });

/**
 * All establishments (edubasealldataYYYYMMDD.csv of Get information about schools, in Latin-1). A school without an
 * opening date was always there. The download tells the present name, phase, type and authority only: where a later one
 * has another, that is taken as having been so from the beginning, known from the day of the change on.
 */
export const giasEstablishments: Format = {
  name: 'gias-establishments',
  title: 'establishments of Get information about schools',
  system: 'gias-establishments',
  columns: [
    { name: 'URN', reads: readUrnOfGias, needed: true },
    { name: 'LA (code)', as: 'authority', reads: readNumberOf(3), mayLack: true },
    { name: 'LA (name)', reads: readWords, mayLack: true },
    { name: 'EstablishmentNumber', as: 'number', reads: readNumberOf(4), mayLack: true },
    { name: 'EstablishmentName', reads: readWords, needed: true },
    { name: 'TypeOfEstablishment (code)', as: 'type', reads: codeOf(schoolTypes), needed: true },
    ...unread('TypeOfEstablishment (name)', 'EstablishmentTypeGroup (code)', 'EstablishmentTypeGroup (name)'),
    {
      name: 'EstablishmentStatus (code)',
      as: 'status',
      needed: true,
      reads: oneOfWords({ '1': 'open', '2': 'closed', '3': 'open', '4': 'proposed' }),
    },
    ...unread('EstablishmentStatus (name)'),
    {
      name: 'ReasonEstablishmentClosed (name)',
      as: 'why closed',
      reads: readWords,
      nothing: ['Not applicable'],
      mayLack: true,
    },
    { name: 'OpenDate', reads: readGiasDay },
    { name: 'CloseDate', reads: readGiasDay },
    { name: 'PhaseOfEducation (code)', as: 'phase', reads: codeOf(phases), needed: true },
    ...unread('PhaseOfEducation (name)', 'StatutoryLowAge', 'StatutoryHighAge', 'UKPRN', 'NumberOfPupils'),
    { name: 'CensusDate', reads: readGiasDay, mayLack: true },
    { name: 'PercentageFSM', reads: numberFrom(0, 100), mayLack: true },
    { name: 'LastChangedDate', reads: readGiasDay, mayLack: true },
    ...unread('Street', 'Locality', 'Address3', 'Town', 'County (name)', 'Postcode', 'Country (name)'),
    ...unread('SchoolWebsite', 'TelephoneNum', 'MainEmail', 'AlternativeEmail'),
    ...personal('HeadTitle (name)', 'HeadFirstName', 'HeadLastName', 'HeadPreferredJobTitle'),
    {
      name: 'GOR (name)',
      reads: codeOf(regions),
      mayLack: true,
      nothing: ['Not Applicable', 'Wales (pseudo)'],
    },
    ...unread('RSCRegion (name)', 'DistrictAdministrative (code)', 'DistrictAdministrative (name)'),
    { name: 'Easting', reads: numberFrom(0, 700_000), mayLack: true, nothing: ['0'] },
    { name: 'Northing', reads: numberFrom(0, 1_300_000), mayLack: true, nothing: ['0'] },
    ...unread('Trusts (code)', 'Trusts (name)', 'Section41Approved (name)', 'OfstedRating (name)'),
    ...unread('PreviousLA (code)', 'PreviousLA (name)'),
  ],
  subject: { organisation: 'URN' },
  recordedAt: ['LastChangedDate'],
  alwaysKnownSince: ORIGIN_INSTANT,
  empty: 'takes back',
  facts: [
    ...registration({ constant: 'special' }, { column: 'type', is: specialTypes }),
    ...registration('phase', { column: 'type', isNot: specialTypes }),
    ...sinceOrAlways('OpenDate', {
      slot: 'place',
      type: 'SchoolLocated',
      fields: { easting: 'Easting', northing: 'Northing' },
      needs: ['Easting', 'Northing'],
      if: [isThere],
    }),
    ...sinceOrAlways('OpenDate', {
      slot: 'number',
      type: 'EstablishmentNumberGiven',
      fields: { establishmentNumber: NUMBER },
      needs: [NUMBER],
      if: [isThere],
    }),
    {
      slot: 'free school meals',
      type: 'FreeSchoolMealsReported',
      on: ['CensusDate'],
      fields: { percent: 'PercentageFSM' },
      needs: ['PercentageFSM'],
      eachDay: true,
    },
    {
      slot: 'closure',
      type: 'OrganisationClosed',
      on: ['CloseDate'],
      fields: { reason: 'why closed' },
      if: [{ column: 'status', is: ['closed'] }],
    },
  ],
};
