import { syntheticTrn, syntheticUrn, type SampleKind, type SampleRow } from './sample-file.js';
import type { Random } from '../chance/random.js';

type Cells = SampleRow['cells'];

const activities: readonly ((random: Random) => { readonly cells: Cells; readonly tells: string })[] = [
  (random) => ({
    cells: {
      event_type: 'deployment started',
      urn: syntheticUrn(random),
      note: 'synthetic support of phonics',
    },
    tells: 'AssignmentStarted',
  }),
  (random) => ({
    cells: { event_type: 'deployment ended', outcome: random.pick(['goals_met', 'cut_short']) },
    tells: 'AssignmentEnded',
  }),
  () => ({
    cells: { event_type: 'designation started', designation_code: 'SLE', note: 'phonics' },
    tells: 'SystemLeaderDesignated',
  }),
  () => ({ cells: { event_type: 'cpd started', programme_code: 'accelerate' }, tells: 'CpdStarted' }),
  (random) => ({
    cells: { event_type: 'coaching held', minutes: String(random.between(30, 90)), note: 'behaviour' },
    tells: 'CpdCoachingHeld',
  }),
];

/** What no other system has a file of: deployments, designations, CPD and coaching, an event a row. */
export const teacherActivitiesFile: SampleKind = {
  name: 'teacher-activities',
  columns: [
    ...['event_id', 'event_type', 'effective_on', 'recorded_at', 'trn', 'reference', 'urn', 'home_urn'],
    ...[
      'organisation_uid',
      'role_code',
      'designation_code',
      'programme_code',
      'fte',
      'hours',
      'minutes',
      'outcome',
    ],
    'note',
  ],
  row(random, number) {
    const { cells, tells } = random.pick(activities)(random);
    return {
      cells: {
        event_id: `synthetic-${number}`,
        effective_on: `2025-0${random.between(1, 9)}-15`,
        trn: syntheticTrn(number),
        reference: `reference-${number}`,
        ...cells,
      },
      tells: [tells],
    };
  },
  faults: [
    ['event_id', ''],
    ['event_type', 'deployed'],
    ['effective_on', '15/01/2025'],
    ['trn', '1'],
    ['reference', ''],
    ['minutes', 'an hour'],
    ['outcome', 'good'],
  ],
};

/** Schools that joined and left alliances, clusters and trusts, an event a row. */
export const schoolMembershipsFile: SampleKind = {
  name: 'school-memberships',
  columns: ['event_id', 'event_type', 'effective_on', 'recorded_at', 'urn', 'organisation_uid'],
  row: (random, number) => ({
    cells: {
      event_id: `synthetic-${number}`,
      event_type: 'alliance joined',
      effective_on: `202${random.between(0, 5)}-09-01`,
      urn: syntheticUrn(random),
      organisation_uid: `synthetic-alliance-${random.between(1, 9)}`,
    },
    tells: ['AllianceJoined'],
  }),
  faults: [
    ['event_type', 'joined'],
    ['effective_on', ''],
    ['urn', '12'],
    ['organisation_uid', ''],
  ],
};
