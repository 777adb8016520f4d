import { correctionFacts } from '#pathway/correction/correction.facts';
import { cpdFacts } from '#pathway/cpd/cpd.facts';
import type { Catalogue } from '#pathway/fact';
import { inductionFacts } from '#pathway/induction/induction.facts';
import { leadershipFacts } from '#pathway/leadership/leadership.facts';
import { npqFacts } from '#pathway/npq/npq.facts';
import { organisationFacts } from '#pathway/organisation/organisation.facts';
import { placementFacts } from '#pathway/placement/placement.facts';
import { registrationFacts } from '#pathway/registration/registration.facts';
import { serviceFacts } from '#pathway/service/service.facts';
import { trainingFacts } from '#pathway/training/training.facts';

/** Every fact that a source may report. */
export const catalogue: Catalogue = {
  ...registrationFacts,
  ...trainingFacts,
  ...placementFacts,
  ...inductionFacts,
  ...serviceFacts,
  ...cpdFacts,
  ...npqFacts,
  ...leadershipFacts,
  ...correctionFacts,
  ...organisationFacts,
};
