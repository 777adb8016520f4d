import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  EndCareerBreakInput,
  LeaveTeachingInput,
  ReturnToTeachingInput,
  StartCareerBreakInput,
} from './service.inputs.js';

@Resolver()
export class ServiceMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, {
    description: 'A teacher leaves teaching; every open post and assignment ends.',
  })
  leaveTeaching(@Args('input') input: LeaveTeachingInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'LeaveTeaching', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'A teacher is back in teaching, whether or not the post is known.',
  })
  returnToTeaching(@Args('input') input: ReturnToTeachingInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ReturnToTeaching', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A teacher pauses and keeps the post.' })
  startCareerBreak(@Args('input') input: StartCareerBreakInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartCareerBreak', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A teacher is back from a career break.' })
  endCareerBreak(@Args('input') input: EndCareerBreakInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'EndCareerBreak', input);
  }
}
