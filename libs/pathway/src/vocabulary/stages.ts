/** The stages of the national pathway, lowest first. A stage is derived from facts, never stored. */
export const stages = [
  'trainee',
  'early career teacher',
  'experienced teacher',
  'middle leader',
  'senior leader',
  'headteacher',
  'executive leader',
] as const;

export type Stage = (typeof stages)[number];

/** Everything a qualified teacher may be on a day, as the pipeline counts it. */
export const states = [...stages, 'out of service'] as const;

export type PathwayState = (typeof states)[number];
