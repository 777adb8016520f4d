import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { cohortMembers, cohorts } from '#read-models/cohort/cohort';
import { Ask } from '../asking/ask.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CohortMembers, CohortMembersQueryArgs, Cohorts } from './cohort.types.js';

@Resolver()
export class CohortQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Cohorts, { description: 'The cohorts on record, by academic year of QTS.' })
  cohorts(@Args() args: ViewpointArgs) {
    return this.bus.execute(new Ask(cohorts, args));
  }

  @Query(() => CohortMembers, { description: 'Who qualified in a cohort.' })
  cohortMembers(@Args() args: CohortMembersQueryArgs) {
    return this.bus.execute(new Ask(cohortMembers, args));
  }
}
