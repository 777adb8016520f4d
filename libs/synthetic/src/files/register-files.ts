import type { Random } from '../chance/random.js';
import { syntheticTrn, syntheticUrn, type SampleKind, type SampleRow } from './sample-file.js';

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

const EXPORT = words(`register_id completed trainee_url record_source apply_id hesa_id provider_trainee_id trn
  trainee_status start_academic_year end_academic_year academic_years record_created_at
  register_record_last_changed_at hesa_record_last_changed_at submitted_for_trn_at provider_name provider_id
  first_names middle_names last_names date_of_birth sex nationality email_address diversity_disclosure ethnic_group
  ethnic_background ethnic_background_additional disability_disclosure disabilities number_of_degrees
  degree_1_uk_or_non_uk degree_1_awarding_institution degree_1_country degree_1_subject degree_1_type_uk
  degree_1_type_non_uk degree_1_grade degree_1_other_grade degree_1_graduation_year degrees course_training_route
  course_qualification course_education_phase course_subject_category course_itt_subject_1 course_itt_subject_2
  course_itt_subject_3 course_minimum_age course_maximum_age course_full_or_part_time course_level itt_start_date
  expected_end_date course_duration_in_years trainee_start_date training_partner_name training_partner_urn
  employing_school_name employing_school_urn training_initiative funding_method funding_value bursary_tier
  placement_one placement_two other_placements award_standards_met_date award_given_at defer_date
  return_from_deferral_date withdraw_date withdraw_reasons withdrawal_trigger withdrawal_future_interest`);

const ROUTES = [
  'Provider-led (postgrad)',
  'School direct (salaried)',
  'Provider-led (undergrad)',
  'Assessment only',
];
const NOT_AVAILABLE = 'Not required by HESA so no data available in Register';

/** What became of a trainee: the columns that tell it and the facts that they make. */
function outcome(random: Random, year: number): SampleRow {
  const at = random.unit();
  if (at < 0.6)
    return {
      cells: {
        trainee_status: 'QTS awarded',
        award_standards_met_date: `${year + 1}-06-30`,
        award_given_at: `${year + 1}-07-${random.between(10, 28)}T09:30:00Z`,
      },
      tells: ['QtsAwarded'],
    };
  if (at < 0.72)
    return {
      cells: {
        trainee_status: 'Withdrawn',
        withdraw_date: `${year + 1}-02-${random.between(10, 28)}`,
        withdraw_reasons: 'Trainee workload issues\nFamily problems',
        withdrawal_trigger: 'trainee',
        withdrawal_future_interest: 'unknown',
      },
      tells: ['TrainingWithdrawn'],
    };
  if (at < 0.8)
    return {
      cells: { trainee_status: 'Deferred', defer_date: `${year + 1}-01-${random.between(10, 28)}` },
      tells: ['TrainingDeferred'],
    };
  return { cells: { trainee_status: 'TRN received', defer_date: NOT_AVAILABLE }, tells: [] };
}

/** What a provider exports from Register trainee teachers, a row for each trainee. */
export const traineeExportFile: SampleKind = {
  name: 'register-trainee-export',
  columns: EXPORT,
  row(random, number) {
    const year = random.between(2019, 2024);
    const { cells, tells } = outcome(random, year);
    const places = random.between(0, 2);
    return {
      cells: {
        register_id: `synthetic-${number}`,
        hesa_id: `'${String(9_900_000_000_000 + number)}`,
        trn: syntheticTrn(number),
        register_record_last_changed_at: `${year + 1}-08-01T10:00:00Z`,
        provider_name: 'Synthetic Provider, the first',
        provider_id: `S${random.between(10, 20)}`,
        first_names: 'Synthetic "Sam"',
        last_names: `Person ${number}`,
        date_of_birth: number % 5 === 0 ? '' : '1990-01-01',
        sex: number % 3 === 0 ? 'female' : '',
        email_address: `synthetic-${number}@example.com`,
        disabilities: 'none\ntold',
        course_training_route: random.pick(ROUTES),
        course_qualification: 'QTS',
        course_education_phase: random.pick(['Primary', 'Secondary']),
        course_subject_category: random.pick(['Mathematics', 'Primary', 'Physics']),
        course_full_or_part_time: random.pick(['Full time', 'Part time']),
        itt_start_date: `${year}-09-02`,
        expected_end_date: `${year + 1}-07-31`,
        trainee_start_date: random.pick([`${year}-09-02`, `${year}-09-09`]),
        training_partner_urn: random.chance(0.5) ? syntheticUrn(random) : '',
        placement_one: places > 0 ? syntheticUrn(random) : '',
        placement_two: places > 1 ? 'A school added by hand' : '',
        ...cells,
      },
      tells: [
        'TrainingStarted',
        ...(number % 5 === 0 && number % 3 !== 0 ? [] : ['CharacteristicsReported']),
        ...Array.from({ length: places }, () => 'PlacementStarted'),
        ...tells,
      ],
    };
  },
  faults: [
    ['register_id', ''],
    ['date_of_birth', '1 May 1990'],
    ['trn', '99123'],
    ['hesa_id', "'123"],
    ['itt_start_date', ''],
    ['itt_start_date', '02/09/2024'],
    ['trainee_start_date', '2024-02-30'],
    ['course_training_route', ''],
    ['course_qualification', 'a certificate'],
    ['course_full_or_part_time', 'sometimes'],
    ['training_partner_urn', '12'],
    ['award_given_at', 'last July'],
    ['withdraw_date', '45000'],
    ['register_record_last_changed_at', 'yesterday'],
  ],
};

const ADD =
  words(`provider_trainee_id application_id hesa_id first_names last_name previous_last_name date_of_birth
  ni_number sex email nationality ethnicity disability1 disability2 disability3 disability4 disability5 disability6
  disability7 disability8 disability9 itt_aim training_route itt_qualification_aim course_subject_1 course_subject_2
  course_subject_3 study_mode itt_start_date itt_end_date course_age_range course_year training_partner_urn
  employing_school_urn trainee_start_date pg_apprenticeship_start_date fund_code funding_method training_initiative
  additional_training_initiative placement_1_urn placement_2_urn placement_3_urn uk_degree non_uk_degree
  degree_subject degree_grade degree_graduation_year awarding_institution degree_country iqts_country`);

/** New trainees as a provider uploads them. */
export const bulkAddFile: SampleKind = {
  name: 'register-bulk-add',
  columns: ADD,
  row(random, number) {
    const year = random.between(2022, 2026);
    const places = random.between(0, 3);
    const placed = [1, 2, 3].map((place) => [
      `placement_${place}_urn`,
      place <= places ? syntheticUrn(random) : '',
    ]);
    return {
      cells: {
        hesa_id: `"${String(9_900_000_000_000 + number)}"`,
        first_names: 'Synthetic',
        last_name: `Person ${number}`,
        date_of_birth: '01/01/1990',
        ni_number: 'ZZ000000Z',
        training_route: random.pick(['12', '03', '11']),
        study_mode: random.pick(['01', '31']),
        itt_start_date: `${year}-09-02`,
        itt_end_date: `${year + 1}-07-31`,
        ...Object.fromEntries(placed),
      },
      tells: [
        'TrainingStarted',
        'CharacteristicsReported',
        ...Array.from({ length: places }, () => 'PlacementStarted'),
      ],
    };
  },
  faults: [
    ['hesa_id', ''],
    ['hesa_id', '12345'],
    ['training_route', ''],
    ['study_mode', '77'],
    ['itt_start_date', 'September'],
    ['itt_end_date', '2026-02-30'],
    ['placement_1_urn', '12'],
  ],
};

const MET = 'Date QTS or EYTS requirements met';
const RECOMMEND = [
  ...[
    'TRN',
    'Provider trainee ID',
    'HESA ID',
    'First names',
    'Last names',
    'Training partner',
    'QTS or EYTS',
  ],
  ...['Route', 'Phase', 'Age range', 'Subject', MET],
];

/** Trainees recommended for their award; guidance stands below the header. */
export const bulkRecommendFile: SampleKind = {
  name: 'register-bulk-recommend',
  columns: RECOMMEND,
  guidance: [
    ...Array.from({ length: RECOMMEND.length - 1 }, () => 'Do not edit'),
    'For example, 20/7/2022\nDelete row if the trainee has not met the standards',
  ],
  row: (random, number) => ({
    cells: {
      TRN: syntheticTrn(number),
      'First names': 'Synthetic',
      'Last names': `Person ${number}`,
      'QTS or EYTS': number % 10 === 0 ? 'EYTS' : 'QTS',
      Route: random.pick(ROUTES),
      [MET]: `${random.between(1, 28)}/7/${random.between(2022, 2025)}`,
    },
    tells: [number % 10 === 0 ? 'EytsAwarded' : 'QtsAwarded'],
  }),
  faults: [
    ['TRN', '99'],
    ['QTS or EYTS', 'both'],
    [MET, '7/20/2022'],
    [MET, 'July'],
  ],
};

const PLACEMENTS = [1, 2, 3, 4, 5].map((number) => `Placement ${number} URN`);

/** Placements of trainees; guidance stands below the header. */
export const bulkPlacementFile: SampleKind = {
  name: 'register-bulk-placement',
  columns: ['TRN', 'Trainee ITT start date', ...PLACEMENTS],
  guidance: [
    'Do not change this column',
    'Do not change this column',
    ...PLACEMENTS.map(() => "The URN of the trainee's placement school.\n\n\nURNs must be 6 digits long."),
  ],
  row(random, number) {
    const places = random.between(1, 5);
    const placed = PLACEMENTS.map((name, place) => [name, place < places ? syntheticUrn(random) : '']);
    return {
      cells: {
        TRN: syntheticTrn(number),
        'Trainee ITT start date': `0${random.between(1, 9)}/09/2024`,
        ...Object.fromEntries(placed),
        ...(number % 7 === 0 && { 'Placement 1 URN': 'ADDED MANUALLY' }),
      },
      tells: Array.from({ length: number % 7 === 0 ? places - 1 : places }, () => 'PlacementStarted'),
    };
  },
  faults: [
    ['TRN', ''],
    ['Trainee ITT start date', '2024'],
    ['Placement 1 URN', '1234567'],
    ['Placement 2 URN', '12'],
  ],
};
