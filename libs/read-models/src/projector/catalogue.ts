import { correctionFacts } from '#pathway/correction/correction.facts';
import { cpdFacts } from '#pathway/cpd/cpd.facts';
import { inductionFacts } from '#pathway/induction/induction.facts';
import { leadershipFacts } from '#pathway/leadership/leadership.facts';
import { npqFacts } from '#pathway/npq/npq.facts';
import { organisationFacts } from '#pathway/organisation/organisation.facts';
import { placementFacts } from '#pathway/placement/placement.facts';
import { registrationFacts } from '#pathway/registration/registration.facts';
import { serviceFacts } from '#pathway/service/service.facts';
import { trainingFacts } from '#pathway/training/training.facts';

/** The names of all facts there are. One that isn't among them is kept and counted, and no answer rests on it. */
export const knownTypes: readonly string[] = Object.keys({
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
});
