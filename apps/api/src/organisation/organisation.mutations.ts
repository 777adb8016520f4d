import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfOrganisation } from '../recording/say.js';
import {
  ChangeSchoolPhaseInput,
  CloseOrganisationInput,
  FormPartnershipInput,
  LocateSchoolInput,
  NameSuccessorInput,
  RegisterAllianceInput,
  RegisterClusterInput,
  RegisterProviderInput,
  RegisterSchoolInput,
  RegisterTrustInput,
  RenameOrganisationInput,
  ReportFreeSchoolMealsInput,
  SetSubjectStaffingInput,
} from './organisation.inputs.js';

@Resolver()
export class OrganisationMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: "Opens a school's record." })
  registerSchool(@Args('input') input: RegisterSchoolInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'RegisterSchool', input);
  }

  @Mutation(() => RecordOutcome, { description: "Opens a multi-academy trust's record." })
  registerTrust(@Args('input') input: RegisterTrustInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'RegisterTrust', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Opens the record of a teaching school alliance or hub.' })
  registerAlliance(@Args('input') input: RegisterAllianceInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'RegisterAlliance', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'Opens the record of a cluster of schools under one executive leader.',
  })
  registerCluster(@Args('input') input: RegisterClusterInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'RegisterCluster', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Opens the record of a provider of training.' })
  registerProvider(@Args('input') input: RegisterProviderInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'RegisterProvider', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'Opens the record of organisations that deliver training together.',
  })
  formPartnership(@Args('input') input: FormPartnershipInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'FormPartnership', input);
  }

  @Mutation(() => RecordOutcome, { description: 'An organisation takes another name.' })
  renameOrganisation(@Args('input') input: RenameOrganisationInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'RenameOrganisation', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A school teaches another phase.' })
  changeSchoolPhase(@Args('input') input: ChangeSchoolPhaseInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'ChangeSchoolPhase', input);
  }

  @Mutation(() => RecordOutcome, { description: 'An organisation closes.' })
  closeOrganisation(@Args('input') input: CloseOrganisationInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'CloseOrganisation', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'A school carries on as another record, e.g. as an academy.',
  })
  nameSuccessor(@Args('input') input: NameSuccessorInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'NameSuccessor', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Where a school is.' })
  locateSchool(@Args('input') input: LocateSchoolInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'LocateSchool', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'How many of its pupils are eligible for free school meals.',
  })
  reportFreeSchoolMeals(@Args('input') input: ReportFreeSchoolMealsInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'ReportFreeSchoolMeals', input);
  }

  @Mutation(() => RecordOutcome, { description: 'How much teaching of a subject a school needs.' })
  setSubjectStaffing(@Args('input') input: SetSubjectStaffingInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'SetSubjectStaffing', input);
  }
}
