import { days, id, listOf, oneOf, optional, ordinal, text } from '../field.js';

export const keyStages = [
  'early_years',
  'key_stage_1',
  'key_stage_2',
  'key_stage_3',
  'key_stage_4',
  'key_stage_5',
] as const;
export const placementSettings = [
  'base_school',
  'contrasting_school',
  'special_school',
  'pupil_referral_unit',
  'early_years',
  'other',
] as const;
export const placementOutcomes = ['completed', 'ended_early'] as const;

export const placementFacts = {
  PlacementStarted: {
    placement: id,
    school: id,
    trainingYear: optional(ordinal),
    setting: optional(oneOf(...placementSettings)),
    keyStages: optional(listOf(oneOf(...keyStages))),
    expectedDays: optional(days),
    mentor: optional(id),
  },
  PlacementMentorAssigned: { placement: id, mentor: id },
  /** Days attended and missed since the last such record. */
  PlacementDaysRecorded: { placement: id, attended: days, absent: optional(days) },
  PlacementEnded: {
    placement: id,
    outcome: optional(oneOf(...placementOutcomes)),
    reason: optional(text),
  },
} as const;

export const placementVerbs = {
  StartPlacement: 'PlacementStarted',
  AssignPlacementMentor: 'PlacementMentorAssigned',
  RecordPlacementDays: 'PlacementDaysRecorded',
  EndPlacement: 'PlacementEnded',
} as const;
