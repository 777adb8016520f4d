import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  EndAssignmentInput,
  ExtendAssignmentInput,
  ProposeAssignmentInput,
  ReviewAssignmentInput,
  StartAssignmentInput,
} from './assignment.inputs.js';

@Resolver()
export class AssignmentMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: 'A leadership assignment is planned.' })
  proposeAssignment(@Args('input') input: ProposeAssignmentInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ProposeAssignment', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A leadership assignment starts, planned before or not.' })
  startAssignment(@Args('input') input: StartAssignmentInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartAssignment', input);
  }

  @Mutation(() => RecordOutcome, { description: 'An assignment is compared with its goals.' })
  reviewAssignment(@Args('input') input: ReviewAssignmentInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ReviewAssignment', input);
  }

  @Mutation(() => RecordOutcome, { description: 'An assignment is to end on another day.' })
  extendAssignment(@Args('input') input: ExtendAssignmentInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ExtendAssignment', input);
  }

  @Mutation(() => RecordOutcome, { description: 'An assignment ends.' })
  endAssignment(@Args('input') input: EndAssignmentInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'EndAssignment', input);
  }
}
