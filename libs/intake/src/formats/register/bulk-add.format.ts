import type { Format } from '../../format/format.js';
import { personal, unread } from '../../format/unread.js';
import { readBirthDayMonthYear } from '../../values/birth.js';
import { readHesaId } from '../../values/identifiers.js';
import { readDayMonthYear } from '../../values/other-dates.js';
import {
  characteristics,
  characteristicsColumns,
  LATEST_START,
  placement,
  readSchool,
  REGISTER,
  routeOf,
  studyModeOf,
} from './columns.js';

const STARTED = ['trainee_start_date', 'itt_start_date'];

/**
 * Register trainee teachers: public/csv/v2026_1/bulk_create_trainee.csv and its version of 2026.0. Routes and study
 * modes in the codes of HESA or in words. New trainees have no number yet: the HESA id tells who they are.
 */
export const bulkAdd: Format = {
  name: 'register-bulk-add',
  title: 'trainees to be added to Register trainee teachers',
  system: REGISTER,
  columns: [
    ...personal('provider_trainee_id'),
    ...unread('application_id'),
    { name: 'hesa_id', reads: readHesaId, needed: true },
    ...personal('first_names', 'last_name', 'previous_last_name', 'ni_number', 'email'),
    ...characteristicsColumns('date_of_birth', readBirthDayMonthYear, 'sex'),
    ...personal('nationality', 'ethnicity', ...Array.from({ length: 9 }, (_, i) => `disability${i + 1}`)),
    ...unread('itt_aim'),
    { name: 'training_route', reads: routeOf, needed: true },
    { name: 'itt_qualification_aim', alsoNamed: ['Qualification Aim'] },
    { name: 'course_subject_1', alsoNamed: ['Course Subject One'] },
    { name: 'course_subject_2', alsoNamed: ['Course Subject Two'] },
    { name: 'course_subject_3', alsoNamed: ['Course Subject Three'] },
    { name: 'study_mode', reads: studyModeOf },
    { name: 'itt_start_date', reads: readDayMonthYear, needed: true },
    { name: 'itt_end_date', reads: readDayMonthYear },
    ...unread('course_age_range', 'course_year'),
    { name: 'training_partner_urn', alsoNamed: ['Lead Partner URN'], reads: readSchool },
    { name: 'employing_school_urn', reads: readSchool },
    { name: 'trainee_start_date', reads: readDayMonthYear },
    ...unread('pg_apprenticeship_start_date', 'fund_code', 'funding_method', 'training_initiative'),
    ...unread('additional_training_initiative'),
    { name: 'placement_1_urn', reads: readSchool },
    { name: 'placement_2_urn', reads: readSchool },
    { name: 'placement_3_urn', reads: readSchool },
    ...personal('uk_degree', 'uk_degree_type', 'non_uk_degree', 'non_uk_degree_type', 'degree_subject'),
    ...personal(
      'degree_grade',
      'degree_graduation_year',
      'awarding_institution',
      'degree_country',
      'iqts_country',
    ),
  ],
  subject: { teacher: [{ scheme: 'hesa_id', column: 'hesa_id' }] },
  details: {
    givenNames: ['first_names'],
    familyName: ['last_name'],
    formerFamilyName: ['previous_last_name'],
    dateOfBirth: ['date_of_birth'],
    email: ['email'],
    nationalInsuranceNumber: ['ni_number'],
  },
  episode: { began: STARTED, withinDays: LATEST_START, slot: 'training' },
  empty: 'says nothing',
  facts: [
    {
      slot: 'training',
      type: 'TrainingStarted',
      on: STARTED,
      fields: {
        route: 'training_route',
        attribution: { wholeShareOf: 'training_partner_urn' },
        employingSchool: 'employing_school_urn',
        studyMode: 'study_mode',
        expectedEndOn: 'itt_end_date',
      },
    },
    characteristics('date_of_birth', 'sex', STARTED),
    ...[1, 2, 3].map((number) => placement(number, `placement_${number}_urn`, STARTED, 'itt_start_date')),
  ],
};
