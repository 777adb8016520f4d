/**
 * What trainings can be grouped by: what their start says, and what was said of the person by then, or else first after it.
 * AGE_BAND: the age reached in the calendar year of the start.
 */
export const trainingGroupings = [
  'ROUTE',
  'TRAINING_MODEL',
  'PHASE',
  'SUBJECT',
  'PROVIDER',
  'PARTNERSHIP',
  'SEX',
  'AGE_BAND',
] as const;

export type TrainingGrouping = (typeof trainingGroupings)[number];
