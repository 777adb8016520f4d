import type { Answer, Viewpoint } from '../src/answer.js';
import { expectedVacancies } from '../src/forecast/expected-vacancies.js';
import { inductionsDue } from '../src/induction/inductions-due.js';
import { assignmentPromotion } from '../src/progression/assignment-promotion.js';
import { npqMoves } from '../src/progression/npq-moves.js';
import { stageTimes } from '../src/progression/stage-times.js';
import type { Answering } from '../src/read-model.js';
import { seniorAppointments } from '../src/staffing/appointments.js';
import { diversity } from '../src/staffing/diversity.js';
import { pyramid } from '../src/staffing/pyramid.js';
import { schoolMoves } from '../src/staffing/school-moves.js';
import { subjectStaffing } from '../src/staffing/subjects.js';
import { backfill } from '../src/succession/backfill.js';
import { benchStrength } from '../src/succession/bench-strength.js';
import { candidates } from '../src/succession/candidates.js';
import { executiveLeaders } from '../src/succession/executive-leaders.js';
import { headsToCentre } from '../src/turnover/heads-to-centre.js';
import { joiningRetention } from '../src/turnover/joining-retention.js';
import { leaderRetention } from '../src/turnover/leader-retention.js';
import { schoolLeavers } from '../src/turnover/school-leavers.js';

/** The answers to every question of planners in trusts, of all trusts and of one. */
export async function trustQuestionsAsked(model: Answering, view: Viewpoint): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const asked of [view, { ...view, trust: 'T2' }])
    answers.push(
      await pyramid(model, asked),
      await diversity(model, asked),
      await seniorAppointments(model, asked),
      await schoolMoves(model, { ...asked, from: '2012-01-01', to: '2016-12-31' }),
      await subjectStaffing(model, asked),
      await stageTimes(model, asked),
      await npqMoves(model, { ...asked, months: 6 }),
      await assignmentPromotion(model, { ...asked, months: 12 }),
      await schoolLeavers(model, asked),
      await leaderRetention(model, { ...asked, stage: 'senior leader' }),
      await headsToCentre(model, asked),
      await joiningRetention(model, asked),
      await candidates(model, { ...asked, role: 'senior_leader', school: 'S2' }),
      await expectedVacancies(model, { ...asked, months: 12 }),
      await benchStrength(model, asked),
      await executiveLeaders(model, asked),
      await backfill(model, asked),
      await inductionsDue(model, { ...asked, within: 1000, absentFrom: 1 }),
    );
  return answers;
}
