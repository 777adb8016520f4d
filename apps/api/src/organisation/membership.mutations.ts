import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfOrganisation } from '../recording/say.js';
import {
  JoinAllianceInput,
  JoinClusterInput,
  JoinTrustInput,
  LeaveAllianceInput,
  LeaveClusterInput,
  LeaveTrustInput,
} from './membership.inputs.js';

@Resolver()
export class MembershipMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: 'A school joins a trust.' })
  joinTrust(@Args('input') input: JoinTrustInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'JoinTrust', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A school leaves a trust.' })
  leaveTrust(@Args('input') input: LeaveTrustInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'LeaveTrust', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A school joins an alliance.' })
  joinAlliance(@Args('input') input: JoinAllianceInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'JoinAlliance', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A school leaves an alliance.' })
  leaveAlliance(@Args('input') input: LeaveAllianceInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'LeaveAlliance', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A school joins a cluster.' })
  joinCluster(@Args('input') input: JoinClusterInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'JoinCluster', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A school leaves a cluster.' })
  leaveCluster(@Args('input') input: LeaveClusterInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'LeaveCluster', input);
  }
}
