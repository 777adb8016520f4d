import { trainingWithdrawalReasons } from '#pathway/vocabulary/training-withdrawal-reasons';
import type { FactTemplate, Format } from '../../format/format.js';
import { codesOf, listOf, oneOfWords } from '../../format/readers.js';
import { personal, unread } from '../../format/unread.js';
import { readBirthDay } from '../../values/birth.js';
import { readDay } from '../../values/calendar-day.js';
import { readHesaId, readTrn } from '../../values/identifiers.js';
import { readDayOfInstant, readKnownAt } from '../../values/other-dates.js';
import { readId, readWords } from '../../values/words.js';
import {
  characteristics,
  characteristicsColumns,
  LATEST_START,
  phaseOf,
  placement,
  readSchool,
  REGISTER,
  routeOf,
  studyModeOf,
  subjectOf,
} from './columns.js';

const STARTED = ['trainee_start_date', 'itt_start_date'];

/** What stands in a date that HESA does not ask for. */
const NOT_AVAILABLE = [
  'Not required by HESA so no data available in Register',
  'End date not required by HESA so no data available in Register',
  'Currently no data available in Register',
];

const HOLDS = ['QTS', 'EYTS'].flatMap((award) => [
  `Holds ${award}`,
  `${award} awarded`,
  `${award} received`,
  `${award} held`,
]);

/** The award and, where HESA gives no day for it, the day on which its standards were met. */
const award = (type: string, qualification: string): readonly FactTemplate[] => {
  const fields = { route: 'course_training_route', awardedBy: 'provider_id' };
  const isIt = { column: 'course_qualification', is: [qualification] };
  return [
    { slot: 'award', type, on: ['award_given_at'], fields, if: [isIt] },
    {
      slot: 'award',
      type,
      on: ['award_standards_met_date'],
      fields,
      if: [isIt, { column: 'award_given_at', is: [''] }, { column: 'trainee_status', is: HOLDS }],
    },
  ];
};

/** Register trainee teachers: app/models/reports/trainees_report.rb. The latest state of each trainee, a row each. */
export const traineeExport: Format = {
  name: 'register-trainee-export',
  title: 'trainees exported from Register trainee teachers',
  system: REGISTER,
  columns: [
    { name: 'register_id', reads: readId, needed: true },
    ...unread('completed', 'trainee_url', 'record_source', 'apply_id'),
    { name: 'hesa_id', reads: readHesaId },
    ...personal('provider_trainee_id'),
    { name: 'trn', reads: readTrn },
    { name: 'trainee_status', reads: readWords },
    ...unread('start_academic_year', 'end_academic_year', 'academic_years', 'record_created_at'),
    { name: 'register_record_last_changed_at', reads: readKnownAt },
    ...unread('hesa_record_last_changed_at', 'submitted_for_trn_at', 'provider_name'),
    { name: 'provider_id', reads: readId },
    ...personal('first_names', 'middle_names', 'last_names'),
    ...characteristicsColumns('date_of_birth', readBirthDay, 'sex'),
    ...personal(
      ...['nationality', 'email_address'],
      ...['diversity_disclosure', 'ethnic_group', 'ethnic_background', 'ethnic_background_additional'],
      ...['disability_disclosure', 'disabilities', 'number_of_degrees', 'degree_1_uk_or_non_uk'],
      ...['degree_1_awarding_institution', 'degree_1_country', 'degree_1_subject', 'degree_1_type_uk'],
      ...[
        'degree_1_type_non_uk',
        'degree_1_grade',
        'degree_1_other_grade',
        'degree_1_graduation_year',
        'degrees',
      ],
    ),
    { name: 'course_training_route', reads: routeOf, needed: true },
    { name: 'course_qualification', reads: oneOfWords({ QTS: 'QTS', EYTS: 'EYTS' }), needed: true },
    { name: 'course_education_phase', reads: phaseOf },
    { name: 'course_subject_category', reads: subjectOf },
    ...unread('course_itt_subject_1', 'course_itt_subject_2', 'course_itt_subject_3'),
    ...unread('course_minimum_age', 'course_maximum_age'),
    { name: 'course_full_or_part_time', reads: studyModeOf },
    ...unread('course_level'),
    { name: 'itt_start_date', reads: readDay, needed: true },
    { name: 'expected_end_date', reads: readDay, nothing: NOT_AVAILABLE },
    ...unread('course_duration_in_years'),
    { name: 'trainee_start_date', reads: readDay },
    ...unread('training_partner_name'),
    { name: 'training_partner_urn', alsoNamed: ['lead_partner_urn', 'lead_school_urn'], reads: readSchool },
    ...unread('employing_school_name'),
    { name: 'employing_school_urn', reads: readSchool },
    ...unread('training_initiative', 'funding_method', 'funding_value', 'bursary_tier'),
    { name: 'placement_one', reads: readSchool },
    { name: 'placement_two', reads: readSchool },
    { name: 'other_placements', reads: listOf(readSchool, /, */) },
    { name: 'award_standards_met_date', reads: readDay },
    { name: 'award_given_at', reads: readDayOfInstant, nothing: NOT_AVAILABLE },
    { name: 'defer_date', reads: readDay, nothing: NOT_AVAILABLE },
    { name: 'return_from_deferral_date', reads: readDay },
    { name: 'withdraw_date', reads: readDay },
    { name: 'withdraw_reasons', reads: codesOf(trainingWithdrawalReasons, /\n/) },
    {
      name: 'withdrawal_trigger',
      reads: oneOfWords({ provider: 'provider', trainee: 'trainee' }),
      mayLack: true,
    },
    {
      name: 'withdrawal_future_interest',
      reads: oneOfWords({ yes: 'yes', no: 'no', unknown: 'unknown' }),
      mayLack: true,
    },
  ],
  skip: [{ column: 'register_id', is: ['No trainee data to export'] }],
  subject: {
    teacher: [
      { scheme: 'trn', column: 'trn' },
      { scheme: 'register_id', column: 'register_id' },
      { scheme: 'hesa_id', column: 'hesa_id' },
    ],
  },
  details: {
    givenNames: ['first_names', 'middle_names'],
    familyName: ['last_names'],
    dateOfBirth: ['date_of_birth'],
    trn: ['trn'],
    email: ['email_address'],
  },
  episode: { id: 'register_id', began: STARTED, withinDays: LATEST_START, slot: 'training' },
  recordedAt: ['register_record_last_changed_at'],
  empty: 'takes back',
  repeats: { begins: 'deferral', ends: 'return' },
  erases: [{ column: 'withdraw_reasons', holds: 'record_added_in_error' }],
  facts: [
    {
      slot: 'training',
      type: 'TrainingStarted',
      on: STARTED,
      fields: {
        route: 'course_training_route',
        provider: 'provider_id',
        attribution: { wholeShareOf: 'training_partner_urn' },
        phase: 'course_education_phase',
        subject: 'course_subject_category',
        employingSchool: 'employing_school_urn',
        studyMode: 'course_full_or_part_time',
        expectedEndOn: 'expected_end_date',
      },
    },
    characteristics('date_of_birth', 'sex', STARTED),
    placement(1, 'placement_one', STARTED, 'itt_start_date'),
    placement(2, 'placement_two', STARTED, 'itt_start_date'),
    ...[0, 1, 2].map((place) =>
      placement(place + 3, { itemOf: 'other_placements', place }, STARTED, 'itt_start_date'),
    ),
    {
      slot: 'deferral',
      type: 'TrainingDeferred',
      on: ['defer_date'],
      fields: { reason: { constant: 'not told' } },
    },
    {
      slot: 'return',
      type: 'TrainingResumed',
      on: ['return_from_deferral_date'],
      fields: {},
      if: [{ column: 'return_from_deferral_date', notBefore: 'defer_date' }],
    },
    {
      slot: 'withdrawal',
      type: 'TrainingWithdrawn',
      on: ['withdraw_date'],
      fields: {
        trigger: 'withdrawal_trigger',
        reasons: 'withdraw_reasons',
        futureInterest: 'withdrawal_future_interest',
      },
    },
    ...award('QtsAwarded', 'QTS'),
    ...award('EytsAwarded', 'EYTS'),
  ],
};
