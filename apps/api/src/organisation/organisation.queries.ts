import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { unaffiliatedSchools } from '#read-models/affiliation/unaffiliated';
import { Ask } from '../asking/ask.js';
import { UnaffiliatedSchools, UnaffiliatedSchoolsQueryArgs } from './unaffiliated.types.js';

@Resolver()
export class OrganisationQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => UnaffiliatedSchools, { description: 'Which schools are in no alliance, cluster or trust.' })
  unaffiliatedSchools(@Args() args: UnaffiliatedSchoolsQueryArgs) {
    return this.bus.execute(new Ask(unaffiliatedSchools, args));
  }
}
