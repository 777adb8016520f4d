/** As whom somebody may ask. */
export const roles = [
  'school',
  'trust_planner',
  'tsa_lead',
  'researcher',
  'data_officer',
  'operator',
] as const;

export type Role = (typeof roles)[number];
