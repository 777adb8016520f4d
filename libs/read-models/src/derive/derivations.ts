/**
 * Every derived table, in the order in which one builds on another. Each is one SQL text over the facts in force, or over
 * other derived tables, so that "known now", "known at" and a rebuild cannot disagree.
 */
import { careersSql } from './careers.sql.js';
import { characteristicsSql } from './characteristics.sql.js';
import { cpdRecordsSql } from './cpd.sql.js';
import { homeMovesSql, homesOnEntrySql, homesSql, homeSpellsSql, placesHeldSql } from './homes.sql.js';
import { inductionRecordsSql, npqSpellsSql, readinessRatingsSql } from './development.sql.js';
import {
  membershipsSql,
  organisationsSql,
  partnershipMembersSql,
  schoolPhasesSql,
  successionsSql,
} from './organisations.sql.js';
import { npqEnrolmentsSql, npqRemarksSql } from './npq.sql.js';
import { postContractsSql, postPlansSql, timetablesSql } from './post-words.sql.js';
import { freeSchoolMealsSql, schoolPlacesSql, subjectNeedsSql } from './school-words.sql.js';
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

/**
 * Whether the table is stored for the questions to read: from the beginning, or from when the first question reads it,
 * as few do. No fact may make the definition of such a table fail, as the fact would not be parked. Else it is only a step
 * on the way.
 */
type Storing = 'AT_ONCE' | 'WHEN_ASKED' | 'NOT';

export interface Derivation {
  readonly table: string;
  readonly sql: string;
  readonly storing: Storing;
}

const step = (table: string, sql: string): Derivation => ({ table, sql, storing: 'NOT' });
const stored = (table: string, sql: string): Derivation => ({ table, sql, storing: 'AT_ONCE' });
const whenAsked = (table: string, sql: string): Derivation => ({ table, sql, storing: 'WHEN_ASKED' });

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
  whenAsked('post_ftes', postFtesSql),
  whenAsked('post_plans', postPlansSql),
  whenAsked('post_contracts', postContractsSql),
  whenAsked('timetables', timetablesSql),
  stored('career_breaks', careerBreaksSql),
  step('opened_assignments', openedAssignmentsSql),
  stored('assignments', assignmentsSql),
  stored('planned_ends', plannedEndsSql),
  whenAsked('proposed_assignments', proposedAssignmentsSql),
  stored('careers', careersSql),
  stored('stage_spells', stageSpellsSql),
  stored('npq_spells', npqSpellsSql),
  whenAsked('npq_enrolments', npqEnrolmentsSql),
  whenAsked('npq_remarks', npqRemarksSql),
  stored('readiness_ratings', readinessRatingsSql),
  whenAsked('induction_records', inductionRecordsSql),
  whenAsked('trainings', trainingsSql),
  whenAsked('deferrals', deferralsSql),
  whenAsked('attributions', attributionsSql),
  whenAsked('placement_records', placementRecordsSql),
  whenAsked('cpd_records', cpdRecordsSql),
  whenAsked('characteristics', characteristicsSql),
];

export const ofOrganisations: readonly Derivation[] = [
  stored('organisations', organisationsSql),
  stored('school_phases', schoolPhasesSql),
  stored('school_places', schoolPlacesSql),
  stored('free_school_meals', freeSchoolMealsSql),
  stored('subject_needs', subjectNeedsSql),
  stored('memberships', membershipsSql),
  stored('successions', successionsSql),
  stored('partnership_members', partnershipMembersSql),
];

/** Teachers as their organisations make them: from the tables of both, from no fact. */
export const ofBoth: readonly Derivation[] = [
  step('homes_on_entry', homesOnEntrySql),
  step('places_held', placesHeldSql),
  whenAsked('home_spells', homeSpellsSql),
  step('home_moves', homeMovesSql),
  whenAsked('homes', homesSql),
];

const all: readonly Derivation[] = [...ofTeachers, ...ofOrganisations, ...ofBoth];

export const storedTables: ReadonlySet<string> = new Set(
  all.filter(({ storing }) => storing !== 'NOT').map(({ table }) => table),
);

export const tablesAtOnce: ReadonlySet<string> = new Set(
  all.filter(({ storing }) => storing === 'AT_ONCE').map(({ table }) => table),
);

/** The tables named in an SQL text, or in an error that quotes it. A name may stand for something else there. */
export const tablesNamedIn = (text: string): readonly string[] =>
  [...storedTables].filter((table) => new RegExp(`\\b${table}\\b`).test(text));

/** What has to be derived of these for the sake of some tables, in order. */
export function neededFor(tables: ReadonlySet<string>, among: readonly Derivation[]): readonly Derivation[] {
  const wanted = new Set(tables);
  const needed: Derivation[] = [];
  for (const derivation of among.toReversed()) {
    if (!wanted.has(derivation.table)) continue;
    needed.unshift(derivation);
    for (const { table } of among) if (names(derivation, table)) wanted.add(table);
  }
  return needed;
}

/** Tables of others that these derivations read. */
export const inputsOf = (derivations: readonly Derivation[], of: readonly Derivation[]): readonly string[] =>
  of.map(({ table }) => table).filter((table) => derivations.some((derivation) => names(derivation, table)));

const names = ({ sql }: Derivation, table: string): boolean => new RegExp(`\\b${table}\\b`).test(sql);
