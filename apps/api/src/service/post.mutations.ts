import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  ChangePostTermsInput,
  EndPostInput,
  MoveLaterallyInput,
  PlanPostEndInput,
  PromoteInput,
  StartPostInput,
  StepDownInput,
  TimetablePostInput,
} from './post.inputs.js';

@Resolver()
export class PostMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, {
    description: 'A teacher takes up a post, and joins or rejoins teaching by it if not in service.',
  })
  startPost(@Args('input') input: StartPostInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartPost', input);
  }

  @Mutation(() => RecordOutcome, { description: 'From one post to another on a higher rung.' })
  promote(@Args('input') input: PromoteInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'Promote', input);
  }

  @Mutation(() => RecordOutcome, { description: 'From one post to another on the same rung.' })
  moveLaterally(@Args('input') input: MoveLaterallyInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'MoveLaterally', input);
  }

  @Mutation(() => RecordOutcome, { description: 'From one post to another on a lower rung.' })
  stepDown(@Args('input') input: StepDownInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StepDown', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'The hours, the contract or the acting status of a post change.',
  })
  changePostTerms(@Args('input') input: ChangePostTermsInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ChangePostTerms', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The timetable gives a post so many lessons of a week.' })
  timetablePost(@Args('input') input: TimetablePostInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'TimetablePost', input);
  }

  @Mutation(() => RecordOutcome, {
    description:
      'A post is to end on a day: a contract runs out, or notice was given. It ends by endPost alone.',
  })
  planPostEnd(@Args('input') input: PlanPostEndInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'PlanPostEnd', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'A post ends. By itself that is no departure from teaching.',
  })
  endPost(@Args('input') input: EndPostInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'EndPost', input);
  }
}
