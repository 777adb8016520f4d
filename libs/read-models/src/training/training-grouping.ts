/** What trainings can be grouped by: what their start says. */
export const trainingGroupings = [
  'ROUTE',
  'TRAINING_MODEL',
  'PHASE',
  'SUBJECT',
  'PROVIDER',
  'PARTNERSHIP',
] as const;

export type TrainingGrouping = (typeof trainingGroupings)[number];
