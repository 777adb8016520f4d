import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome } from '../recording/outcome.js';
import { RecordOutcome } from '../recording/outcome.js';
import { sayOfTeacher } from '../recording/say.js';
import { RegisterTeacherInput, ReportCharacteristicsInput } from './registration.inputs.js';

@Resolver()
export class RegistrationMutations {
  constructor(private readonly bus: CommandBus) {}

  @Mutation(() => RecordOutcome, { description: "Opens a teacher's record." })
  registerTeacher(@Args('input') input: RegisterTeacherInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'RegisterTeacher', input);
  }

  @Mutation(() => RecordOutcome, {
    description: 'Says the sex and the year of birth of a teacher, for figures by sex and age.',
  })
  reportCharacteristics(@Args('input') input: ReportCharacteristicsInput): Promise<Outcome> {
    return sayOfTeacher(this.bus, 'ReportCharacteristics', input);
  }
}
