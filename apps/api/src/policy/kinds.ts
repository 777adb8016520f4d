import type { ProfileName } from '#disclosure/profiles/profile';
import type { Role } from '../sign-in/principal.js';

/** What an operation deals with. Who may do it hangs on that alone, and on whom they may see. */
export const kinds = {
  open: 'What anybody may fetch without signing in: signs of life, the way in, the files of a page.',
  door: 'Where operations come in, each of which is decided by itself.',
  reference: 'Lists of codes, published figures, sums worked out from what is sent: nothing on record.',
  figures: 'Counts, shares and times of many.',
  people: 'Lists that name teachers by their ids.',
  record: 'One record whole, fact by fact.',
  'personal details': 'Who a teacher is: name, date of birth, numbers.',
  history: 'The events as they stand in the log.',
  'recording teacher': 'Saying what happened in the career of a teacher.',
  'recording organisation': 'Saying what became of a school, a trust or an alliance.',
  identity: 'Saying that two records are one teacher, or that one is two.',
  intake: 'Files of many records.',
  operations: 'How the service fares, and setting it right.',
  'subject rights': 'What the law lets a person ask of their data.',
  audit: 'Who asked what.',
} as const satisfies Readonly<Record<string, string>>;

export type Kind = keyof typeof kinds;

/** Kinds that need somebody signed in. */
export type ClosedKind = Exclude<Kind, 'open'>;

/** The decision table: who may do what is of a kind, within what they may see. Whoever is not named is refused. */
export const decisions: Readonly<Record<ClosedKind, readonly Role[]>> = {
  door: ['school', 'trust_planner', 'tsa_lead', 'researcher', 'data_officer', 'operator'],
  reference: ['school', 'trust_planner', 'tsa_lead', 'researcher', 'data_officer', 'operator'],
  figures: ['school', 'trust_planner', 'tsa_lead', 'researcher', 'data_officer'],
  people: ['school', 'trust_planner', 'tsa_lead', 'data_officer'],
  record: ['school', 'trust_planner', 'data_officer'],
  'personal details': ['school', 'trust_planner', 'data_officer'],
  history: ['school', 'trust_planner', 'data_officer'],
  'recording teacher': ['school', 'trust_planner', 'data_officer'],
  'recording organisation': ['data_officer'],
  identity: ['data_officer'],
  intake: ['data_officer'],
  operations: ['data_officer', 'operator'],
  'subject rights': ['data_officer'],
  audit: ['data_officer'],
};

/** How much of a figure leaves the house for a role: `own` as it is. Null for a role that is shown no figures. */
export const profiles: Readonly<Record<Role, ProfileName | null>> = {
  school: 'own',
  trust_planner: 'own',
  tsa_lead: 'alliance',
  researcher: 'research',
  data_officer: 'own',
  operator: null,
};

/** Whom a role sees: everybody, those of the organisations they act for while they are there, or nobody. */
export const sees: Readonly<Record<Role, 'everybody' | 'theirs' | 'nobody'>> = {
  school: 'theirs',
  trust_planner: 'theirs',
  tsa_lead: 'theirs',
  researcher: 'everybody',
  data_officer: 'everybody',
  operator: 'nobody',
};
