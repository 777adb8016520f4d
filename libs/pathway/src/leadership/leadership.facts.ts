import { coded, date, flag, fte, id, listOf, oneOf, optional, text } from '../field.js';
import { designations } from '../vocabulary/designations.js';
import { roles } from '../vocabulary/roles.js';

export const assignmentPurposes = ['development', 'need', 'development_and_need'] as const;
export const assignmentOutcomes = ['goals_met', 'goals_partly_met', 'goals_not_met', 'cut_short'] as const;
export const readinessRatings = [
  'ready_now',
  'ready_in_one_year',
  'ready_in_three_years',
  'not_ready',
] as const;

const assignment = {
  assignment: id,
  /** What the assignment is, e.g. "acting head of school". */
  title: text,
  school: id,
  purpose: optional(oneOf(...assignmentPurposes)),
  role: optional(coded(roles)),
  homeSchool: optional(id),
  supervisor: optional(id),
  goals: optional(listOf(text)),
  /** How the home school fills the gap. */
  backfill: optional(text),
  fte: optional(fte),
  plannedEndOn: optional(date),
};

export const leadershipFacts = {
  AssignmentProposed: { ...assignment, plannedStartOn: optional(date) },
  AssignmentStarted: assignment,
  AssignmentReviewed: { assignment: id, goalsMet: listOf(text) },
  AssignmentExtended: { assignment: id, plannedEndOn: date },
  AssignmentEnded: {
    assignment: id,
    outcome: optional(oneOf(...assignmentOutcomes)),
    nextStep: optional(text),
    returnedHome: optional(flag),
  },
  ReadinessAssessed: {
    role: coded(roles),
    rating: oneOf(...readinessRatings),
    assessor: id,
    trust: optional(id),
  },
  SystemLeaderDesignated: {
    designation: id,
    kind: coded(designations),
    specialism: optional(text),
    designatedBy: optional(id),
  },
  DesignationEnded: { designation: id, reason: optional(text) },
} as const;

export const leadershipVerbs = {
  ProposeAssignment: 'AssignmentProposed',
  StartAssignment: 'AssignmentStarted',
  ReviewAssignment: 'AssignmentReviewed',
  ExtendAssignment: 'AssignmentExtended',
  EndAssignment: 'AssignmentEnded',
  AssessReadiness: 'ReadinessAssessed',
  DesignateSystemLeader: 'SystemLeaderDesignated',
  EndDesignation: 'DesignationEnded',
} as const;
