import { days, id, listOf, oneOf, optional, ordinal, text } from '../field.js';

const keyStages = listOf(
  oneOf('early_years', 'key_stage_1', 'key_stage_2', 'key_stage_3', 'key_stage_4', 'key_stage_5'),
);
const setting = oneOf(
  'home_school',
  'contrasting_school',
  'special_school',
  'pupil_referral_unit',
  'early_years',
  'other',
);

export const placementFacts = {
  PlacementStarted: {
    placement: id,
    school: id,
    trainingYear: optional(ordinal),
    setting: optional(setting),
    keyStages: optional(keyStages),
    expectedDays: optional(days),
    mentor: optional(id),
  },
  PlacementMentorAssigned: { placement: id, mentor: id },
  /** Days attended and missed since the last such record. */
  PlacementDaysRecorded: { placement: id, attended: days, absent: optional(days) },
  PlacementEnded: {
    placement: id,
    outcome: optional(oneOf('completed', 'ended_early')),
    reason: optional(text),
  },
} as const;

export const placementVerbs = {
  StartPlacement: 'PlacementStarted',
  AssignPlacementMentor: 'PlacementMentorAssigned',
  RecordPlacementDays: 'PlacementDaysRecorded',
  EndPlacement: 'PlacementEnded',
} as const;
