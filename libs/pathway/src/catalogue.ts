/** Every fact there is, with the fields it carries. CATALOGUE.md names them all on one page. */
import { correctionFacts } from './correction/correction.facts.js';
import { cpdFacts } from './cpd/cpd.facts.js';
import type { Catalogue } from './fact.js';
import { identifierFacts } from './identity/identifier.facts.js';
import { mergeFacts } from './identity/merge.facts.js';
import { inductionFacts } from './induction/induction.facts.js';
import { leadershipFacts } from './leadership/leadership.facts.js';
import { npqFacts } from './npq/npq.facts.js';
import { organisationFacts } from './organisation/organisation.facts.js';
import { placementFacts } from './placement/placement.facts.js';
import { personalFacts } from './personal/subject.js';
import { registrationFacts } from './registration/registration.facts.js';
import { serviceFacts } from './service/service.facts.js';
import { trainingFacts } from './training/training.facts.js';

/** Every fact of a teacher's record. */
export const teacherFacts = {
  ...registrationFacts,
  ...trainingFacts,
  ...placementFacts,
  ...inductionFacts,
  ...serviceFacts,
  ...cpdFacts,
  ...npqFacts,
  ...leadershipFacts,
  ...mergeFacts,
  ...personalFacts,
  ...correctionFacts,
} as const;

/** Every fact of an organisation's record. */
export const organisationCatalogue = { ...organisationFacts, ...correctionFacts } as const;

/** Every fact of an identifier's record. */
export const identifierCatalogue = { ...identifierFacts, ...correctionFacts } as const;

/** Every fact of any record. */
export const catalogue: Catalogue = { ...teacherFacts, ...organisationCatalogue, ...identifierCatalogue };
