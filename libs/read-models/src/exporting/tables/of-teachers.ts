import { cpdProgrammes } from '#pathway/vocabulary/cpd-programmes';
import { leavingDestinations } from '#pathway/vocabulary/leaving-destinations';
import { leavingReasons } from '#pathway/vocabulary/leaving-reasons';
import { npqs } from '#pathway/vocabulary/npqs';
import { phases } from '#pathway/vocabulary/phases';
import { roles } from '#pathway/vocabulary/roles';
import { routes } from '#pathway/vocabulary/routes';
import { sexes } from '#pathway/vocabulary/sexes';
import { subjects } from '#pathway/vocabulary/subjects';
import { trainingModels } from '#pathway/vocabulary/training-models';
import { trainingWithdrawalReasons } from '#pathway/vocabulary/training-withdrawal-reasons';
import { type PathwayState, states } from '#pathway/vocabulary/stages';
import { quoted } from '../../quoted.sql.js';
import { REPLAY } from '../workbench.js';
import {
  coded,
  date,
  flag,
  joined,
  joinedCodes,
  number,
  person,
  teacher,
  text,
  whole,
  within,
  type Column,
  type Table,
} from './table.js';

/** A stored table of teachers, each row with the digest that the pseudonym comes from. */
const ofTeachers = (name: string, title: string, says: string, columns: readonly Column[]): Table => ({
  name,
  title,
  says,
  from: `${REPLAY}.${name} t JOIN pseudonyms p USING (teacher)`,
  columns: [teacher, ...columns],
  order: {
    by: `p.place AS order_place, ${columns.find(({ type }) => type === 'date')?.sql ?? 'NULL'} AS order_day`,
  },
});

const stateOf = (rank: string): string =>
  `CASE ${rank} ${states.map((state: PathwayState, place) => `WHEN ${place} THEN ${quoted(state)}`).join(' ')} END`;

const start = date('start_on', 'its first day');
const end = date('end_on', 'the day on which it ended, no longer part of it; none while it goes on');
const enrolment = within('enrolment', 'which attempt');
const assignment = within('assignment', 'which assignment');
const school = text('school', 'which school');

export const careerTables: readonly Table[] = [
  ofTeachers('careers', 'Careers', 'one row for each qualified teacher: what is fixed at the start, and the first exit', [
    date('qts_on', 'the award of qualified teacher status: of several in force the earliest'),
    whole('cohort', 'first year of the academic year (1 September to 31 August) of the award'),
    date('training_started_on', 'the training that led there'),
    coded('route', routes, 'its route'),
    coded('training_model', trainingModels, 'its model'),
    coded('training_phase', phases, 'its phase'),
    coded('subject', subjects, 'its subject'),
    text('provider', 'its provider'),
    text('partnership', 'the partnership that hosted it'),
    date('entry_on', 'first day of qualified service'),
    date('exit_on', 'end of the first spell of service'),
    coded('exit_reason', leavingReasons, 'the reason of that departure'),
    text('first_school', 'employer of the first post in service'),
    date('observed_from', 'nothing before this day was observed; none where all was'),
    whole('in_service_on', 'bit k is set if the teacher is in service on the k-th anniversary of the award'),
    whole('on_break_on', 'bit k is set if the teacher is on a career break on the k-th anniversary of the award'),
  ]),
  ofTeachers('service_spells', 'Spells of service', 'from entry or return to departure', [
    start,
    end,
    coded('reason', leavingReasons, 'the reason of the departure'),
    coded('destination', leavingDestinations, 'where the teacher went'),
  ]),
  ofTeachers('stage_spells', 'Spells in a stage', 'the state of each teacher at the close of each day', [
    text('stage', 'stage of the pathway, or out of service', { sql: stateOf('t.rank') }),
    text('stage_before', 'the stage before', { sql: stateOf('t.rank_before') }),
    start,
    end,
  ]),
  ofTeachers('posts', 'Posts', 'a role held in a school or in a trust', [
    within('post', 'which post'),
    text('employer', 'school, or trust for a post in its central team'),
    joined('places', 'employer and the schools that share the post'),
    coded('role', roles, 'the role'),
    text('stage', 'stage of the role; for a classroom teacher induction decides', { sql: stateOf('nullif(t.rank, 0)') }),
    coded('subject', subjects, 'the subject'),
    number('fte', 'full-time equivalent at the employer as it began'),
    start,
    end,
  ]),
  ofTeachers('post_ftes', 'Changes of working time', 'the full-time equivalent that a post came to have', [
    within('post', 'which post'),
    number('fte', 'full-time equivalent from then on'),
    start,
  ]),
  ofTeachers('post_contracts', 'Contracts of posts', 'which contract a post had, from when to when', [
    within('post', 'which post'),
    text('contract', 'the contract'),
    start,
    end,
  ]),
  ofTeachers('post_plans', 'Planned ends of posts', 'when a post is to end, as it was said, from when to when', [
    within('post', 'which post'),
    date('planned_end_on', 'the planned end'),
    text('reason', 'why it is to end'),
    start,
    end,
  ]),
  ofTeachers('timetables', 'Timetables', 'how many lessons a week a post has, from when to when', [
    within('post', 'which post'),
    number('lessons', 'lessons a week'),
    start,
    end,
  ]),
  ofTeachers('characteristics', 'Characteristics', 'what was said of a teacher, from the day on which it was said', [
    date('said_on', 'from which day on it was said'),
    coded('sex', sexes, 'the sex; none where nothing was said of it'),
    whole('birth_year', 'the year of birth; none where nothing was said of it'),
  ]),
  ofTeachers('career_breaks', 'Career breaks', 'the post is kept: part of a spell of service', [start, end]),
]; // prettier-ignore

export const trainingTables: readonly Table[] = [
  ofTeachers('trainings', 'Trainings', 'every training begun', [
    start,
    end,
    coded('route', routes, 'route'),
    coded('training_model', trainingModels, 'model'),
    coded('phase', phases, 'phase'),
    coded('subject', subjects, 'subject'),
    text('provider', 'provider'),
    text('partnership', 'partnership that hosts it'),
    text('outcome', 'how it ended'),
    text('trigger', 'who decided on a withdrawal: provider or trainee'),
    text('future_interest', 'with a withdrawal: whether the trainee would come back'),
    joinedCodes('reasons', trainingWithdrawalReasons, 'reasons of a withdrawal'),
  ]),
  ofTeachers('deferrals', 'Deferrals', 'pauses of a training', [
    date('training_on', 'the start of the training'),
    start,
    end,
  ]),
  ofTeachers('attributions', 'Attributions', 'the share of a trainee that each organisation may count as its own', [
    start,
    text('shares', 'organisations and shares as JSON', { sql: 't.shares::VARCHAR' }),
  ]),
  ofTeachers('placement_records', 'Placements', 'what is on record of placements, a row for each fact', [
    within('placement', 'which placement'),
    text('type', 'the fact'),
    date('day', 'its day'),
    school,
    number('attended', 'days attended since the last such record'),
  ]),
  ofTeachers('induction_records', 'Induction', 'what is on record of induction, a row for each fact', [
    date('day', 'its day'),
    text('type', 'the fact'),
    school,
    person('mentor', 'the mentor'),
    number('terms', 'terms served, required or added, as the fact has it'),
    number('days_absent', 'days missed since the last such record'),
  ]),
]; // prettier-ignore

export const developmentTables: readonly Table[] = [
  ofTeachers('npq_spells', 'States of NPQs', 'each attempt at an NPQ in each state it was in', [
    enrolment,
    coded('qualification', npqs, 'the qualification'),
    text('state', 'the state'),
    start,
    end,
  ]),
  ofTeachers('npq_enrolments', 'Steps of NPQs', 'the steps of each attempt at an NPQ, each by its first day', [
    enrolment,
    coded('qualification', npqs, 'the qualification'),
    date('first_on', 'first day on record'),
    date('accepted_on', 'accepted by a provider'),
    date('begun_on', 'shown to be begun'),
    date('started_on', 'started'),
    date('retained_on', 'declared to be still with the provider'),
    date('assessed_on', 'outcome'),
    text('intake', 'with whom the provider has the participant start, in its own words'),
    text('school', 'school of the participant'),
    text('provider', 'provider'),
    date('provider_on', 'since when the provider is known'),
  ]),
  ofTeachers('npq_remarks', 'Marks of NPQs', 'moderation and feedback, a row for each', [
    enrolment,
    date('day', 'its day'),
    flag('agreed', 'with moderation: whether the mark was agreed to'),
    number('score', 'with feedback: the score given'),
  ]),
  ofTeachers('cpd_records', 'Professional development', 'programmes and modules, a row for each fact', [
    enrolment,
    text('type', 'the fact'),
    coded('programme', cpdProgrammes, 'the programme'),
    text('module', 'the module'),
    date('day', 'its day'),
  ]),
  ofTeachers('assignments', 'Leadership assignments', 'from start to end', [
    assignment,
    school,
    coded('role', roles, 'the role'),
    number('fte', 'full-time equivalent'),
    start,
    end,
  ]),
  ofTeachers('planned_ends', 'Planned ends of assignments', 'until when an assignment was to last, and from when to when that was the plan', [
    assignment,
    date('planned_end_on', 'until when it was to last'),
    start,
    end,
  ]),
  ofTeachers('proposed_assignments', 'Proposed assignments', 'what was proposed, from when to when', [
    assignment,
    school,
    text('home_school', 'school that the teacher comes from'),
    number('fte', 'full-time equivalent'),
    date('planned_start_on', 'planned start'),
    start,
    end,
  ]),
  ofTeachers('readiness_ratings', 'Ratings of readiness', 'until the next rating for the role', [
    coded('role', roles, 'for which role'),
    text('rating', 'the rating'),
    person('assessor', 'who assessed'),
    text('trust', 'for which trust'),
    start,
    end,
  ]),
]; // prettier-ignore
