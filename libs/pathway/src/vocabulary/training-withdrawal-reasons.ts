import type { Term, Vocabulary } from './vocabulary.js';

export interface TrainingWithdrawalReason extends Term {
  /** Who may give this reason. */
  readonly triggeredBy: readonly ('provider' | 'trainee')[];
  /** A record added in error or a move to another course is no loss to the profession. */
  readonly countsAs: 'loss' | 'transfer' | 'void';
}

const ofProvider = { triggeredBy: ['provider'], countsAs: 'loss' } as const;
const ofTrainee = { triggeredBy: ['trainee'], countsAs: 'loss' } as const;
const ofEither = { triggeredBy: ['provider', 'trainee'], countsAs: 'loss' } as const;

const sinceJune2023 = { from: '2023-06-01' };
const sinceNovember2024 = { from: '2024-11-01' };
const untilJune2023 = { to: '2023-05-31' };
const untilNovember2024 = { to: '2024-10-31' };
const june2023ToNovember2024 = { ...sinceJune2023, ...untilNovember2024 };

const current: readonly TrainingWithdrawalReason[] = [
  {
    code: 'record_added_in_error',
    label: 'This training record was added in error',
    ...ofProvider,
    countsAs: 'void',
    ...sinceNovember2024,
  },
  {
    code: 'mandatory_reasons',
    label: 'Trainee removed for mandatory reasons (e.g. right to work, DBS)',
    aliases: ['Trainee removed for mandatory reasons'],
    ...ofProvider,
    ...sinceNovember2024,
  },
  {
    code: 'stopped_responding_to_messages',
    label: 'They stopped attending/communicating',
    ...ofProvider,
    ...sinceJune2023,
  },
  {
    code: 'unacceptable_behaviour',
    label: 'Trainee behaviour or attitude',
    ...ofEither,
    ...sinceJune2023,
  },
  {
    code: 'lack_of_progress_during_placements',
    label: 'Lack of progress during placements',
    ...ofEither,
    ...sinceNovember2024,
  },
  { code: 'did_not_make_progress', label: 'Lack of academic progress', ...ofEither, ...sinceJune2023 },
  {
    code: 'not_meeting_qts_standards',
    label: 'Not meeting QTS or EYTS requirements',
    ...ofEither,
    ...sinceNovember2024,
  },
  { code: 'safeguarding_concerns', label: 'Safeguarding concerns', ...ofEither, ...sinceNovember2024 },
  {
    code: 'had_to_withdraw_trainee_another_reason',
    label: 'Another reason (given by the provider)',
    ...ofProvider,
    ...sinceNovember2024,
  },
  { code: 'trainee_workload_issues', label: 'Trainee workload issues', ...ofTrainee, ...sinceNovember2024 },
  {
    code: 'change_in_personal_or_health_circumstances',
    label: 'Change in personal or health situation',
    aliases: ['Change in their personal or health situation'],
    ...ofTrainee,
    ...sinceNovember2024,
  },
  {
    code: 'does_not_want_to_become_a_teacher',
    label: 'No longer want to pursue a teaching career',
    ...ofTrainee,
    ...sinceJune2023,
  },
  {
    code: 'never_intended_to_obtain_qts',
    label: 'They never intended to obtain QTS',
    ...ofTrainee,
    ...sinceNovember2024,
  },
  {
    code: 'moved_to_different_itt_course',
    label: 'They moved to a different ITT course',
    ...ofTrainee,
    countsAs: 'transfer',
    ...sinceNovember2024,
  },
  {
    code: 'trainee_chose_to_withdraw_another_reason',
    label: 'Another reason (given by the trainee)',
    ...ofTrainee,
    ...sinceNovember2024,
  },
];

/** A reason of the years before triggers were asked for: either side may have given it. */
const past = (
  code: string,
  label: string,
  inUse: Pick<Term, 'from' | 'to'>,
  more: Partial<TrainingWithdrawalReason> = {},
): TrainingWithdrawalReason => ({ code, label, ...ofEither, ...inUse, ...more });

/** Those that had another name before June 2023 keep it as an alias, and so have no first day here. */
const inUseUntil2024: readonly TrainingWithdrawalReason[] = [
  past('course_was_not_suitable', 'Course was not suitable', june2023ToNovember2024, {
    aliases: ['Course was not suitable for them'],
  }),
  past('family_problems', 'Family problems', june2023ToNovember2024),
  past('financial_problems', 'Financial problems', untilNovember2024, { aliases: ['financial_reasons'] }),
  past('got_a_job', 'Got a job', untilNovember2024, { aliases: ['gone_into_employment'] }),
  past('problems_with_their_health', 'Problems with their health', untilNovember2024, {
    aliases: ['health_reasons'],
  }),
  past(
    'unhappy_with_course_provider_or_employing_school',
    'Unhappy with course, provider or employing school',
    june2023ToNovember2024,
  ),
  past('could_not_give_enough_time', 'Could not give enough time', june2023ToNovember2024, {
    aliases: ['Could not give enough time to course'],
  }),
  past('did_not_meet_entry_requirements', 'Did not meet entry requirements', june2023ToNovember2024),
  past('teaching_placement_problems', 'Teaching placement problems', june2023ToNovember2024),
  past('another_reason', 'Another reason', untilNovember2024, { aliases: ['for_another_reason'] }),
  past('unknown', 'Unknown', june2023ToNovember2024),
];

const inUseUntil2023: readonly TrainingWithdrawalReason[] = [
  past('death', 'Death', untilJune2023),
  past('did_not_pass_assessment', 'Did not pass assessment', untilJune2023),
  past('did_not_pass_exams', 'Did not pass exams', untilJune2023),
  past('exclusion', 'Exclusion', untilJune2023),
  past('personal_reasons', 'Personal reasons', untilJune2023),
  past('transferred_to_another_provider', 'Transferred to another provider', untilJune2023, {
    countsAs: 'transfer',
  }),
  past('written_off_after_lapse_of_time', 'Written off after lapse of time', untilJune2023),
];

export const trainingWithdrawalReasons: Vocabulary<TrainingWithdrawalReason> = {
  name: 'reasons for withdrawing from training',
  source:
    'Register trainee teachers: withdrawal_reasons.rb, en.yml (read 22 August 2026); it gives the month of a ' +
    'change, here its first day; the labels of reasons no longer offered follow their codes',
  terms: [...current, ...inUseUntil2024, ...inUseUntil2023],
};
