import { quotedList } from '../quoted.sql.js';

/**
 * Which facts are seen on what ground. A type that is in no list is seen by nobody whose scope is restricted: what a fact
 * tells beyond the place where it was told has to be thought of first.
 */

/** Of the person, on any day of a stay, unless they name another place. */
const ofPerson = [
  'QtsAwarded', 'QtsRevoked', 'EytsAwarded', 'CharacteristicsReported',
  'InductionStarted', 'InductionMentorAssigned', 'InductionTermsRecorded', 'InductionExtended', 'InductionReleased',
  'InductionPassed', 'InductionFailed', 'InductionExempted',
  'NpqApplied', 'NpqApplicationAccepted', 'NpqApplicationRejected', 'NpqStarted', 'NpqRetentionDeclared', 'NpqDeferred',
  'NpqResumed', 'NpqWithdrawn', 'NpqPassed', 'NpqFailed', 'NpqAssessmentModerated', 'NpqFeedbackGiven', 'NpqOutcomeVoided',
  'CpdStarted', 'CpdModuleCompleted', 'CpdCompleted', 'CpdWithdrawn',
  'ReadinessAssessed',
] as const; // prettier-ignore

/** Of a post, an assignment, a placement or a training, on any day of a stay that is of the same one. */
const ofHeld = {
  post: ['PostTermsChanged', 'PostTimetabled', 'PostEndPlanned'],
  assignment: ['AssignmentExtended'],
  placement: ['PlacementDaysRecorded'],
  training: ['TraineeAttributed', 'TrainingDeferred', 'TrainingResumed', 'TrainingWithdrawn'],
} as const;

/** What ends one, on the day on which a stay of it ends. */
export const endings = {
  post: 'PostEnded',
  assignment: 'AssignmentEnded',
  placement: 'PlacementEnded',
} as const;

/** Held already when a teacher comes: known by their kind and their day. */
const broughtAlong = ['QtsAwarded', 'QtsRevoked', 'InductionPassed', 'InductionExempted'] as const;

export const isOfPerson = `type IN (${quotedList(ofPerson)})`;
export const isBroughtAlong = `type IN (${quotedList(broughtAlong)})`;

/** SQL of the kind of what a fact is about; null for one that is about nothing held. */
export const kindOfHeld = `CASE ${Object.entries(ofHeld)
  .map(([kind, types]) => `WHEN type IN (${quotedList(types)}) THEN ${quotedList([kind])}`)
  .join(' ')} END`;

export const kindOfEnding = `CASE ${Object.entries(endings)
  .map(([kind, type]) => `WHEN type = '${type}' THEN '${kind}'`)
  .join(' ')} END`;

/** SQL of the key of what a fact is about, by its kind. */
export const keyOfHeld = `CASE kind WHEN 'post' THEN post WHEN 'assignment' THEN assignment
  WHEN 'placement' THEN data->>'$.placement' ELSE '' END`;
