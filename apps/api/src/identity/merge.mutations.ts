import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import { MergeRecordInput, ReassignFactsInput } from './merge.inputs.js';

@Resolver()
export class MergeMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, {
    description:
      'Merges the record of `teacherId` into that of `into`: the two are one teacher. Voiding this fact parts them again.',
  })
  mergeRecord(@Args('input') input: MergeRecordInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'MergeRecord', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'Splits facts off a record that was two teachers: they count as those of `teacher`.',
  })
  reassignFacts(@Args('input') input: ReassignFactsInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ReassignFacts', input);
  }
}
