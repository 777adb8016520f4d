import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import { AwardEytsInput, AwardQtsInput, RevokeQtsInput } from './awards.inputs.js';

@Resolver()
export class AwardsMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: 'Qualified teacher status is awarded.' })
  awardQts(@Args('input') input: AwardQtsInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AwardQts', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Early years teacher status is awarded.' })
  awardEyts(@Args('input') input: AwardEytsInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AwardEyts', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Qualified teacher status is revoked.' })
  revokeQts(@Args('input') input: RevokeQtsInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'RevokeQts', input);
  }
}
