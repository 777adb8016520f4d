import { syntheticTrn, syntheticUrn, syntheticUuid, type SampleKind } from './sample-file.js';

const COURSES = ['npq-headship', 'npq-senior-leadership', 'npq-leading-teaching', 'npq-senco'];
const PROVIDERS = ['Ambition Institute', 'Teach First', 'UCL Institute of Education'];

/** Declarations for participants in NPQs, a row each: of every fourth participant a second one. */
export const assuranceReportFile: SampleKind = {
  name: 'npq-assurance-report',
  columns: [
    ...['Participant ID', 'Participant Name', 'TRN', 'Course Identifier', 'Schedule', 'Eligible For Funding'],
    ...['Funded place', 'Lead Provider Name', 'School Urn', 'School Name', 'Training Status'],
    ...[
      'Training Status Reason',
      'Declaration ID',
      'Declaration Status',
      'Declaration Type',
      'Declaration Date',
    ],
    ...['Declaration Created At', 'Statement Name', 'Statement ID', 'Targeted Delivery Funding'],
  ],
  row(random, number) {
    const type = random.pick(['started', 'started', 'retained-1', 'retained-2', 'completed']);
    const status = random.pick(['submitted', 'payable', 'paid', 'paid', 'voided']);
    const told: Readonly<Record<string, string>> = {
      started: 'NpqStarted',
      'retained-1': 'NpqRetentionDeclared',
      'retained-2': 'NpqRetentionDeclared',
    };
    const fact = status === 'voided' ? undefined : told[type];
    return {
      cells: {
        'Participant ID': syntheticUuid(1, number),
        'Participant Name': `Synthetic Person ${number}`,
        TRN: syntheticTrn(number),
        'Course Identifier': random.pick(COURSES),
        Schedule: 'npq-leadership-autumn',
        'Eligible For Funding': 'true',
        'Lead Provider Name': random.pick(PROVIDERS),
        'School Urn': syntheticUrn(random),
        'School Name': 'Synthetic School, the first',
        'Training Status': 'active',
        'Declaration ID': syntheticUuid(2, number),
        'Declaration Status': status,
        'Declaration Type': type,
        'Declaration Date': `2024-${random.pick(['10', '11', '12'])}-15`,
        'Declaration Created At': '2025-01-10T10:00:00Z',
        'Statement Name': 'January 2025',
      },
      tells: fact ? [fact] : [],
    };
  },
  faults: [
    ['Participant ID', ''],
    ['TRN', 'unknown'],
    ['Course Identifier', 'npq-cooking'],
    ['School Urn', '12'],
    ['Declaration Status', 'lost'],
    ['Declaration Type', 'retained'],
    ['Declaration Date', '15/10/2024'],
    ['Declaration Created At', 'today'],
  ],
};

const OUTCOMES = ['1', '1', '2', '1', '3', '3', '4', '4'];

/** Outcomes of participants in NPQs; the second date is headed like the first. */
export const tadExportFile: SampleKind = {
  name: 'npq-tad-export',
  columns: [
    ...['Full Name', 'Email', 'User ID', 'Teacher Reference Number', 'School URN', 'Lead Provider Name'],
    ...['Course Name', 'Schedule', 'Cohort Start Year', 'Eligible for Funding', 'Participant Status'],
    ...['Targeted Support Funding Eligibility', 'Targeted Delivery Funding Eligibility'],
    ...OUTCOMES.map((number, place) => `Outcome ${number}${place % 2 === 0 ? '' : ' Date'}`),
  ],
  row(random, number) {
    const failedFirst = random.chance(0.1);
    const isDecided = random.chance(0.7);
    const day = `2025-0${random.between(1, 9)}-1${random.between(0, 9)} 10:22:33 UTC`;
    const first = failedFirst ? 'failed' : 'passed';
    return {
      cells: {
        'Full Name': `Synthetic Person ${number}`,
        Email: `synthetic-${number}@example.com`,
        'User ID': String(9_000_000 + number),
        'Teacher Reference Number': syntheticTrn(number),
        'School URN': syntheticUrn(random),
        'Lead Provider Name': random.pick(PROVIDERS),
        'Course Name': random.pick(['NPQ for Headship (NPQH)', 'NPQ for Leading Literacy (NPQLL)']),
        'Cohort Start Year': '2023',
        ...(isDecided && { 'Outcome 1': first }),
        // Both dates have one heading, and so one value here.
        ...(isDecided && { 'Outcome 1 Date': day }),
        ...(isDecided && failedFirst && { 'Outcome 2': 'passed' }),
      },
      tells: isDecided ? [...(failedFirst ? ['NpqFailed'] : []), 'NpqPassed'] : [],
    };
  },
  faults: [
    ['User ID', ''],
    ['Teacher Reference Number', 'x'],
    ['Course Name', 'NPQ for Cooking (NPQC)'],
    ['Cohort Start Year', 'last'],
    ['Outcome 1', 'perhaps'],
    ['Outcome 1 Date', '31/12/2025'],
  ],
};

/** Outcomes from before NPQ registration, with days in the order of the United States. */
export const legacyOutcomesFile: SampleKind = {
  name: 'npq-legacy-outcomes',
  columns: ['trn', 'npq_type', 'awarded_date'],
  row: (random, number) => ({
    cells: {
      trn: syntheticTrn(number),
      npq_type: random.pick(['389040001', '389040004', '389040005']),
      awarded_date: `${random.between(1, 12)}/${random.between(13, 28)}/${random.between(2017, 2021)}`,
    },
    tells: ['NpqPassed'],
  }),
  faults: [
    ['trn', ''],
    ['npq_type', '389040999'],
    ['awarded_date', '28/7/2019'],
    ['awarded_date', ''],
  ],
};
