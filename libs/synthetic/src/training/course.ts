import { trainingWithdrawalReasons } from '#pathway/vocabulary/training-withdrawal-reasons';
import { dayIn } from '../calendar.js';
import { codesInUse } from '../chance/codes.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Partnership, School } from '../world/world.js';
import type { Career, Held } from '../career/career.js';
import { note } from '../career/career.js';

const TRIGGERS: Weights<'provider' | 'trainee'> = [
  ['provider', 35],
  ['trainee', 65],
];
const FUTURE_INTEREST: Weights<'yes' | 'no' | 'unknown'> = [
  ['yes', 30],
  ['no', 40],
  ['unknown', 30],
];

/** Reasons of every period of the list; each is given only while it was offered. */
const WITHDRAWAL_REASONS = {
  provider: codesInUse(trainingWithdrawalReasons, [
    ['did_not_make_progress', 5],
    ['not_meeting_qts_standards', 5],
    ['lack_of_progress_during_placements', 5],
    ['stopped_responding_to_messages', 3],
    ['unacceptable_behaviour', 1],
    ['had_to_withdraw_trainee_another_reason', 2],
    ['teaching_placement_problems', 4],
    ['did_not_pass_assessment', 5],
    ['did_not_pass_exams', 3],
    ['written_off_after_lapse_of_time', 1],
    ['unknown', 2],
  ]),
  trainee: codesInUse(trainingWithdrawalReasons, [
    ['change_in_personal_or_health_circumstances', 6],
    ['trainee_workload_issues', 4],
    ['does_not_want_to_become_a_teacher', 4],
    ['moved_to_different_itt_course', 1],
    ['trainee_chose_to_withdraw_another_reason', 2],
    ['problems_with_their_health', 3],
    ['family_problems', 3],
    ['got_a_job', 2],
    ['financial_problems', 2],
    ['personal_reasons', 5],
    ['another_reason', 2],
  ]),
};

/** Where training led: QTS on a day, and for the employed the post they hold already. */
export interface Trained {
  readonly qtsOn?: number;
  readonly held?: Held;
  /** The school of the last placement, where many find their first post. */
  readonly school: School;
}

export interface Course {
  readonly startsOn: number;
  /** The day on which training ends without QTS; far away if it doesn't. */
  readonly endsOn: number;
  readonly home: School;
  readonly other: School;
  readonly partnership?: Partnership;
}

/** Awards come at the end of the summer term. */
export function awardDay({ random }: Career, schoolYear: number): number {
  return random.chance(0.6)
    ? dayIn(schoolYear + 1, 7, 31)
    : dayIn(schoolYear + 1, 7, 1) + random.between(0, 55);
}

/** Leaves training for good. Someone employed as a trainee leaves the post as well. */
export function withdraw(career: Career, day: number, held: Held | undefined): void {
  const { random } = career;
  const trigger = weighted(random, TRIGGERS);
  const reason = WITHDRAWAL_REASONS[trigger](random, day);
  note(career, day, 'TrainingWithdrawn', {
    trigger,
    ...(reason && { reasons: [reason] }),
    futureInterest: weighted(random, FUTURE_INTEREST),
  });
  if (!held) return;
  held.to = day;
  note(career, day, 'PostEnded', { post: held.post, reason: 'withdrew from training' });
  note(career, day, 'LeftTeaching', {});
}
