import { CorrectionMutations } from './correction/correction.mutations.js';
import { CpdMutations } from './cpd/cpd.mutations.js';
import { MergeMutations } from './identity/merge.mutations.js';
import { InductionMutations } from './induction/induction.mutations.js';
import { AssignmentMutations } from './leadership/assignment.mutations.js';
import { LeadershipMutations } from './leadership/leadership.mutations.js';
import { NpqMutations } from './npq/npq.mutations.js';
import { OrganisationCorrectionMutations } from './organisation/correction.mutations.js';
import { MembershipMutations } from './organisation/membership.mutations.js';
import { OrganisationMutations } from './organisation/organisation.mutations.js';
import { PlacementMutations } from './placement/placement.mutations.js';
import { RegistrationMutations } from './registration/registration.mutations.js';
import { PostMutations } from './service/post.mutations.js';
import { ServiceMutations } from './service/service.mutations.js';
import { AwardsMutations } from './training/awards.mutations.js';
import { TrainingMutations } from './training/training.mutations.js';

/** Everything that may be said through the GraphQL door. */
export const mutations = [
  RegistrationMutations,
  TrainingMutations,
  AwardsMutations,
  PlacementMutations,
  InductionMutations,
  PostMutations,
  ServiceMutations,
  CpdMutations,
  NpqMutations,
  AssignmentMutations,
  LeadershipMutations,
  MergeMutations,
  CorrectionMutations,
  OrganisationMutations,
  MembershipMutations,
  OrganisationCorrectionMutations,
];
