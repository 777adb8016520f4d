import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  AssignPlacementMentorInput,
  EndPlacementInput,
  RecordPlacementDaysInput,
  StartPlacementInput,
} from './placement.inputs.js';

@Resolver()
export class PlacementMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: 'A trainee starts a placement in a school.' })
  startPlacement(@Args('input') input: StartPlacementInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartPlacement', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The placement has another mentor.' })
  assignPlacementMentor(@Args('input') input: AssignPlacementMentorInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AssignPlacementMentor', input);
  }

  @Mutation(() => RecordOutcome, { description: 'Days of the placement were attended, or missed.' })
  recordPlacementDays(@Args('input') input: RecordPlacementDaysInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'RecordPlacementDays', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A placement ends.' })
  endPlacement(@Args('input') input: EndPlacementInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'EndPlacement', input);
  }
}
