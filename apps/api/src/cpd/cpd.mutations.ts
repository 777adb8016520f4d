import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import {
  AttendCpdWorkshopInput,
  CompleteCpdInput,
  CompleteCpdModuleInput,
  HoldCpdCoachingInput,
  StartCpdInput,
  WithdrawFromCpdInput,
} from './cpd.inputs.js';

@Resolver()
export class CpdMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, {
    description: 'A teacher joins a run of a CPD programme such as Accelerate.',
  })
  startCpd(@Args('input') input: StartCpdInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'StartCpd', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A module is completed.' })
  completeCpdModule(@Args('input') input: CompleteCpdModuleInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'CompleteCpdModule', input);
  }

  @Mutation(() => RecordOutcome, { description: 'A coaching session took place.' })
  holdCpdCoaching(@Args('input') input: HoldCpdCoachingInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'HoldCpdCoaching', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The participant attended a workshop.' })
  attendCpdWorkshop(@Args('input') input: AttendCpdWorkshopInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'AttendCpdWorkshop', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The programme is completed.' })
  completeCpd(@Args('input') input: CompleteCpdInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'CompleteCpd', input);
  }

  @Mutation(() => RecordOutcome, { description: 'The participant gives up.' })
  withdrawFromCpd(@Args('input') input: WithdrawFromCpdInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'WithdrawFromCpd', input);
  }
}
