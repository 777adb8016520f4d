import { unaffiliatedSchools } from '../src/affiliation/unaffiliated.js';
import type { Viewpoint } from '../src/answer.js';
import { cohortMembers, cohorts } from '../src/cohort/cohort.js';
import { incidenceComparison } from '../src/competing-risks/incidence-comparison.js';
import { cumulativeIncidence } from '../src/competing-risks/incidence.js';
import { cpdStayers } from '../src/cpd/stayers.js';
import { cpdUptake } from '../src/cpd/uptake.js';
import { vacancyForecast } from '../src/forecast/vacancy-forecast.js';
import { firstPosts } from '../src/graduates/first-posts.js';
import { graduateWhereabouts } from '../src/graduates/whereabouts.js';
import { timeToLeadership } from '../src/headship/time-to-leadership.js';
import { assignments } from '../src/leadership/assignments.js';
import { npqs } from '../src/leadership/npqs.js';
import { readiness } from '../src/leadership/readiness.js';
import { careerStates } from '../src/multi-state/career-states.js';
import { transitionProbabilities } from '../src/multi-state/transition-probabilities.js';
import { npqFunnel } from '../src/npq/funnel.js';
import { npqMetrics } from '../src/npq/metrics.js';
import { traineeAttribution } from '../src/partnership/attribution.js';
import { headcount } from '../src/pipeline/headcount.js';
import { timeToStage } from '../src/pipeline/time-to-stage.js';
import { transitions } from '../src/pipeline/transitions.js';
import { placementShortfalls } from '../src/placement/shortfalls.js';
import type { Answering } from '../src/read-model.js';
import { retention } from '../src/retention/retention.js';
import { survivalComparison } from '../src/survival/comparison.js';
import { survival } from '../src/survival/survival.js';
import { trainingOutcomes } from '../src/training/outcomes.js';
import { trainingWithdrawals } from '../src/training/withdrawals.js';
import { trustQuestionsAsked } from './trust-questions.js';

const years = [1, 2, 3, 4, 5];
export const storedTables = [
  'service_spells', 'posts', 'post_ftes', 'post_plans', 'post_contracts', 'timetables', 'npq_remarks', 'school_places', 'free_school_meals', 'subject_needs', 'career_breaks', 'assignments', 'planned_ends', 'proposed_assignments', 'careers', 'stage_spells', 'npq_spells', 'npq_enrolments',
  'readiness_ratings', 'induction_records', 'organisations', 'school_phases', 'memberships', 'successions',
  'trainings', 'deferrals', 'attributions', 'placement_records', 'cpd_records', 'characteristics', 'partnership_members',
]; // prettier-ignore

/** The answers to every question, without the position they rest on. */
export async function everythingAsked(model: Answering, view: Viewpoint): Promise<unknown> {
  const window = { from: '2013-01-01', to: '2016-06-30' };
  const answers = [
    await retention(model, { ...view, years }),
    await retention(model, { ...view, years, breaks: 'OUT', by: ['ROUTE', 'REGION'] }),
    await retention(model, { ...view, years, by: ['PHASE'] }),
    await retention(model, { ...view, years, by: ['SEX', 'AGE_BAND'] }),
    await retention(model, { ...view, years, by: ['TRUST'] }),
    await retention(model, { ...view, years, by: ['ALLIANCE'] }),
    await retention(model, { ...view, years, rule: 'CONTINUOUS', scope: 'SCHOOL', breaks: 'OUT' }),
    await retention(model, { ...view, years, rule: 'UNBOUNDED', scope: 'TRUST', clock: 'ENTRY_ANNIVERSARY' }),
    await retention(model, { ...view, years, rule: 'BRACKET', clock: 'CENSUS', base: 'FIRST_CENSUS' }),
    await retention(model, {
      ...view,
      years,
      scope: 'ALLIANCE',
      trustMembership: 'ON_ENTRY',
      by: ['FIRST_SCHOOL'],
    }),
    await retention(model, { ...view, years, cohortBy: 'MONTH', clock: 'CENSUS', base: 'FIRST_CENSUS' }),
    await retention(model, {
      ...view,
      years,
      by: ['ATTRIBUTED_TO'],
      attribution: 'CURRENT',
      latecomers: 'OUT',
    }),
    await survival(model, { ...view, atYears: years, steps: true }),
    await survival(model, { ...view, event: 'LEAVE_SCHOOL', by: ['PHASE'], unit: 'MONTHS', steps: true }),
    await survival(model, { ...view, event: 'LEAVE_TRUST', origin: 'TRAINING', atYears: years }),
    await survivalComparison(model, { ...view, by: ['ROUTE'], strata: ['REGION'], origin: 'QTS' }),
    await cumulativeIncidence(model, { ...view, causes: 'REASON', by: ['TRUST'], atYears: years }),
    await cumulativeIncidence(model, { ...view, causes: 'FIRST_EVENT', atYears: years }),
    await incidenceComparison(model, { ...view, causes: 'FIRST_EVENT', by: ['ROUTE'], strata: ['REGION'] }),
    await cohorts(model, view),
    await cohortMembers(model, { ...view, cohort: '2012/13' }),
    await headcount(model, view),
    await transitions(model, { ...view, ...window }),
    await transitions(model, { ...view, ...window, origin: 'TRAINING' }),
    await timeToStage(model, { ...view, atYears: [1, 3] }),
    await careerStates(model, { ...view, atDays: [365], band: 20 }),
    await careerStates(model, { ...view, atYears: [2], origin: 'TRAINING' }),
    await transitionProbabilities(model, { ...view, landmarkYears: 1, atYears: [2, 4], band: 20 }),
    await vacancyForecast(model, view),
    await assignments(model, view),
    await npqs(model, view),
    await readiness(model, { ...view, role: 'senior_leader' }),
    await trainingOutcomes(model, { ...view, by: ['ROUTE'] }),
    await trainingOutcomes(model, { ...view, by: ['AGE_BAND', 'SEX'] }),
    await timeToLeadership(model, { ...view, by: ['SEX'], atYears: [3] }),
    await trainingWithdrawals(model, view),
    await traineeAttribution(model, view),
    await placementShortfalls(model, view),
    ...(await trustQuestionsAsked(model, view)),
    await cpdUptake(model, view),
    await cpdStayers(model, view),
    await npqFunnel(model, view),
    await npqMetrics(model, view),
    await unaffiliatedSchools(model, view),
    await firstPosts(model, view),
    await graduateWhereabouts(model, { ...view, years: 1, trust: 'T1', alliance: 'A1' }),
  ];
  return answers.map(({ basis: { position: _, ...basis }, ...answer }) => ({ basis, ...answer }));
}

/** Every stored row, in an order of its own. The order of the log among teachers (`seq`) is no part of it. */
export async function everyRow(model: Answering): Promise<Readonly<Record<string, unknown>>> {
  return model.ask({ asOf: '2020-01-01' }, async ({ rows }) => {
    // Named together, those that are made only when they are asked for are made at once.
    await rows(`SELECT ${storedTables.map((table) => `(SELECT count(*) FROM ${table})`).join(', ')}`);
    const found: [string, unknown][] = [];
    for (const table of storedTables) {
      const columns = table === 'posts' || table === 'induction_records' ? '* EXCLUDE (seq)' : '*';
      found.push([table, await rows(`SELECT ${columns} FROM ${table} ORDER BY ALL`)]);
    }
    return Object.fromEntries(found);
  });
}
