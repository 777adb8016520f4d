import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfOrganisation } from '../recording/say.js';
import { CorrectOrganisationFactInput, VoidOrganisationFactInput } from './correction.inputs.js';

@Resolver()
export class OrganisationCorrectionMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: "Strikes out a fact of an organisation's record." })
  voidOrganisationFact(@Args('input') input: VoidOrganisationFactInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'VoidFact', input);
  }

  @Mutation(() => RecordOutcome, { description: "Replaces fields of a fact of an organisation's record." })
  correctOrganisationFact(@Args('input') input: CorrectOrganisationFactInput): Promise<Outcome> {
    return sayOfOrganisation(this.bus, 'CorrectFact', input);
  }
}
