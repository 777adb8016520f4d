/**
 * Every derived table, in the order in which one builds on another. Each is one SQL text over the facts in force,
 * so that "known now", "known at" and a rebuild cannot disagree.
 */
import { careersSql } from './careers.sql.js';
import { cpdRecordsSql } from './cpd.sql.js';
import { inductionRecordsSql, npqSpellsSql, readinessRatingsSql } from './development.sql.js';
import {
  membershipsSql,
  organisationsSql,
  partnershipMembersSql,
  schoolPhasesSql,
  successionsSql,
} from './organisations.sql.js';
import { npqEnrolmentsSql } from './npq.sql.js';
import { placementRecordsSql } from './placements.sql.js';
import {
  assignmentsSql,
  careerBreaksSql,
  openedAssignmentsSql,
  openedPostsSql,
  plannedEndsSql,
  postFactsSql,
  postFtesSql,
  postsSql,
  proposedAssignmentsSql,
} from './posts.sql.js';
import {
  departuresSql,
  employmentSql,
  qualificationsSql,
  qualificationSpellsSql,
  serviceDaysSql,
  serviceSpellsSql,
} from './service.sql.js';
import { stageSpellsSql } from './stages.sql.js';
import { attributionsSql, deferralsSql, trainingsSql } from './training.sql.js';

export interface Derivation {
  readonly table: string;
  readonly sql: string;
  /** Stored for the questions to read; else only a step on the way. */
  readonly isStored: boolean;
}

const step = (table: string, sql: string): Derivation => ({ table, sql, isStored: false });
const stored = (table: string, sql: string): Derivation => ({ table, sql, isStored: true });

export const ofTeachers: readonly Derivation[] = [
  step('service_days', serviceDaysSql),
  step('departures', departuresSql),
  step('employment', employmentSql),
  step('qualifications', qualificationsSql),
  step('qualification_spells', qualificationSpellsSql),
  stored('service_spells', serviceSpellsSql),
  step('post_facts', postFactsSql),
  step('opened_posts', openedPostsSql),
  stored('posts', postsSql),
  stored('post_ftes', postFtesSql),
  stored('career_breaks', careerBreaksSql),
  step('opened_assignments', openedAssignmentsSql),
  stored('assignments', assignmentsSql),
  stored('planned_ends', plannedEndsSql),
  stored('proposed_assignments', proposedAssignmentsSql),
  stored('careers', careersSql),
  stored('stage_spells', stageSpellsSql),
  stored('npq_spells', npqSpellsSql),
  stored('npq_enrolments', npqEnrolmentsSql),
  stored('readiness_ratings', readinessRatingsSql),
  stored('induction_records', inductionRecordsSql),
  stored('trainings', trainingsSql),
  stored('deferrals', deferralsSql),
  stored('attributions', attributionsSql),
  stored('placement_records', placementRecordsSql),
  stored('cpd_records', cpdRecordsSql),
];

export const ofOrganisations: readonly Derivation[] = [
  stored('organisations', organisationsSql),
  stored('school_phases', schoolPhasesSql),
  stored('memberships', membershipsSql),
  stored('successions', successionsSql),
  stored('partnership_members', partnershipMembersSql),
];
