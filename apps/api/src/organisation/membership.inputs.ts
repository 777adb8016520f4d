import { InputType } from '@nestjs/graphql';
import { IdField } from '../graphql/input-fields.js';
import { OrganisationCommandInput } from '../recording/command-input.js';
import type { OrganisationInput } from '../recording/say.js';

@InputType({ isAbstract: true })
abstract class TrustMembershipInput extends OrganisationCommandInput {
  @IdField('The trust.')
  trust: string;
}

@InputType()
export class JoinTrustInput extends TrustMembershipInput implements OrganisationInput<'JoinTrust'> {}

@InputType()
export class LeaveTrustInput extends TrustMembershipInput implements OrganisationInput<'LeaveTrust'> {}

@InputType({ isAbstract: true })
abstract class AllianceMembershipInput extends OrganisationCommandInput {
  @IdField('The alliance.')
  alliance: string;
}

@InputType()
export class JoinAllianceInput extends AllianceMembershipInput implements OrganisationInput<'JoinAlliance'> {}

@InputType()
export class LeaveAllianceInput
  extends AllianceMembershipInput
  implements OrganisationInput<'LeaveAlliance'> {}

@InputType({ isAbstract: true })
abstract class ClusterMembershipInput extends OrganisationCommandInput {
  @IdField('The cluster.')
  cluster: string;
}

@InputType()
export class JoinClusterInput extends ClusterMembershipInput implements OrganisationInput<'JoinCluster'> {}

@InputType()
export class LeaveClusterInput extends ClusterMembershipInput implements OrganisationInput<'LeaveCluster'> {}
