import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import { CorrectFactInput, VoidFactInput } from './correction.inputs.js';

@Resolver()
export class CorrectionMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: "Strikes out a fact of a teacher's record." })
  voidFact(@Args('input') input: VoidFactInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'VoidFact', input);
  }

  @Mutation(() => RecordOutcome, { description: "Replaces fields of a fact of a teacher's record." })
  correctFact(@Args('input') input: CorrectFactInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'CorrectFact', input);
  }
}
