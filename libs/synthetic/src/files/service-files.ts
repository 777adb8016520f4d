import { syntheticTrn, syntheticUrn, type SampleKind } from './sample-file.js';

const PENSIONS = [
  ...['Teachers Pensions Reference Number (TRN)', 'National Insurance Number (NINO)', 'Date of Birth (DOB)'],
  ...['Date of Death', 'Postcode', 'Email Address (Member)', 'Local Authority Code', 'Establishment Code'],
  ...['Postcode (Establishment)', 'Email Address (Establishment)', 'Start Date', 'End Date'],
  ...['Full Time / Part Time Indicator', 'Withdrawal Indicator', 'Extract Date', 'Gender'],
];

const [TRN = ''] = PENSIONS;

/** Employments as Teachers' Pensions has them; seven lines of words stand above the header. */
export const pensionsFile: SampleKind = {
  name: 'pensions-employment',
  columns: PENSIONS,
  above: Array.from({ length: 7 }, (_, line) => `RESTRICTED, synthetic line ${line + 1}`),
  row(random, number) {
    const hasEnded = random.chance(0.15);
    return {
      cells: {
        [TRN]: `${syntheticTrn(number)}${random.pick(['', '1', '2'])}`,
        'National Insurance Number (NINO)': 'ZZ000000Z',
        'Date of Birth (DOB)': '01/01/1980',
        'Email Address (Member)': `synthetic-${number}@example.com`,
        'Local Authority Code': String(random.between(201, 210)),
        'Establishment Code': String(random.between(2000, 2100)),
        'Start Date': `01/09/${random.between(2015, 2023)}`,
        'End Date': '31/08/2025',
        'Full Time / Part Time Indicator': random.pick(['FT', 'PTR', 'PTI']),
        'Withdrawal Indicator': hasEnded ? 'W' : '',
        'Extract Date': '25/09/2025',
        Gender: 'M',
      },
      tells: hasEnded ? ['PostStarted', 'PostEnded', 'LeftTeaching'] : ['PostStarted'],
    };
  },
  faults: [
    [TRN, '99000013'],
    [TRN, ''],
    ['Local Authority Code', 'Camden'],
    ['Establishment Code', '20000'],
    ['Start Date', '2023'],
    ['Start Date', '09/30/2023'],
    ['End Date', ''],
    ['Withdrawal Indicator', 'X'],
    ['Extract Date', 'September'],
  ],
};

/** Employments as the claim service has them; the number of the establishment is headed "School URN". */
export const pensionsClaimsFile: SampleKind = {
  name: 'pensions-claims',
  columns: [
    'Teacher reference number',
    'NINO',
    'Start Date',
    'End Date',
    'Employer ID',
    'LA URN',
    'School URN',
  ],
  row: (random, number) => ({
    cells: {
      'Teacher reference number': `${syntheticTrn(number)}1`,
      NINO: 'ZZ000000Z',
      'Start Date': `01/09/${random.between(2015, 2023)}`,
      'End Date': '31/08/2025',
      'Employer ID': '1',
      'LA URN': '201',
      'School URN': String(random.between(2000, 2100)),
    },
    tells: ['PostStarted'],
  }),
  faults: [
    ['Teacher reference number', '9900001'.slice(2)],
    ['Start Date', '31/02/2020'],
    ['LA URN', ''],
    ['School URN', '100001'],
  ],
};

/** Teachers as a school workforce census extract has them, without a header. */
export const workforceCensusFile: SampleKind = {
  name: 'workforce-census',
  columns: [
    ...['teacher_reference_number', 'school_urn', 'contract_agreement_type', 'totfte'],
    ...['subject_description_sfr', 'general_subject_code', 'hours_taught'],
  ],
  headless: true,
  row: (random, number) => ({
    cells: {
      teacher_reference_number: syntheticTrn(number),
      school_urn: syntheticUrn(random),
      contract_agreement_type: random.pick(['Permanent', 'Fixed term', 'Temporary']),
      totfte: random.pick(['1', '0.6', '0.5']),
      subject_description_sfr: random.pick(['Mathematics', 'Physics']),
      general_subject_code: 'MAT',
      hours_taught: '20',
    },
    tells: ['PostStarted', 'PostTermsChanged'],
  }),
  faults: [
    ['teacher_reference_number', '99'],
    ['school_urn', 'NULL'],
    ['contract_agreement_type', 'casual'],
    ['totfte', '3'],
  ],
};
