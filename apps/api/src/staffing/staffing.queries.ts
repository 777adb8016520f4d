import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { seniorAppointments } from '#read-models/staffing/appointments';
import { diversity } from '#read-models/staffing/diversity';
import { pyramid } from '#read-models/staffing/pyramid';
import { schoolMoves } from '#read-models/staffing/school-moves';
import { Ask } from '../asking/ask.js';
import { OfTrustArgs, PagedOfTrustArgs } from '../asking/trust.args.js';
import { SeniorAppointments } from './appointments.types.js';
import { Diversity, DiversityQueryArgs } from './diversity.types.js';
import { Pyramid } from './pyramid.types.js';
import { SchoolMoves, SchoolMovesQueryArgs } from './school-moves.types.js';

@Resolver()
export class StaffingQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Pyramid, { description: 'Teachers at each stage, by phase and by school.' })
  pyramid(@Args() args: PagedOfTrustArgs) {
    return this.bus.execute(new Ask(pyramid, args));
  }

  @Query(() => Diversity, {
    description: 'How diverse each stage is by sex and age, beside the stage below.',
  })
  diversity(@Args() args: DiversityQueryArgs) {
    return this.bus.execute(new Ask(diversity, args));
  }

  @Query(() => SeniorAppointments, {
    description: 'What share of appointments to senior leadership was internal, by year.',
  })
  seniorAppointments(@Args() args: OfTrustArgs) {
    return this.bus.execute(new Ask(seniorAppointments, args));
  }

  @Query(() => SchoolMoves, {
    description: 'How many moved from which school to which, and into which role, in a window.',
  })
  schoolMoves(@Args() args: SchoolMovesQueryArgs) {
    return this.bus.execute(new Ask(schoolMoves, args));
  }
}
