import { syntheticTrn, type SampleKind } from './sample-file.js';

/** Claims of early career teachers by an appropriate body. */
export const inductionClaimsFile: SampleKind = {
  name: 'induction-claims',
  columns: ['TRN', 'Date of birth', 'Induction programme', 'Induction period start date'],
  row: (random, number) => ({
    cells: {
      TRN: syntheticTrn(number),
      'Date of birth': '1995-05-05',
      'Induction programme': random.pick(['provider_led', 'school_led', 'fip', 'unknown']),
      'Induction period start date': `2024-09-${random.between(10, 28)}`,
    },
    tells: ['InductionStarted'],
  }),
  faults: [
    ['TRN', '12345678'],
    ['Induction programme', 'mixed'],
    ['Induction programme', ''],
    ['Induction period start date', '01/09/2024'],
  ],
};

const TOLD: Readonly<Record<string, readonly string[]>> = {
  pass: ['InductionPassed'],
  fail: ['InductionFailed'],
  release: ['InductionReleased', 'InductionTermsRecorded'],
};

/** Outcomes of induction by an appropriate body. */
export const inductionActionsFile: SampleKind = {
  name: 'induction-actions',
  columns: ['TRN', 'Date of birth', 'Induction period end date', 'Number of terms', 'Outcome'],
  row(random, number) {
    const outcome = random.pick(['pass', 'pass', 'pass', 'release', 'fail']);
    return {
      cells: {
        TRN: syntheticTrn(number),
        'Date of birth': '1995-05-05',
        'Induction period end date': `2026-07-${random.between(10, 28)}`,
        'Number of terms': random.pick(['6', '3', '1.5']),
        Outcome: outcome,
      },
      tells: TOLD[outcome] ?? [],
    };
  },
  faults: [
    ['TRN', ''],
    ['Induction period end date', '2026-07-40'],
    ['Number of terms', '17'],
    ['Number of terms', 'six'],
    ['Outcome', 'passed?'],
  ],
};
