import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { assignments } from '#read-models/leadership/assignments';
import { npqs } from '#read-models/leadership/npqs';
import { readiness } from '#read-models/leadership/readiness';
import { Ask } from '../asking/ask.js';
import {
  Assignments,
  AssignmentsQueryArgs,
  Npqs,
  NpqsQueryArgs,
  Readiness,
  ReadinessQueryArgs,
} from './leadership.types.js';

@Resolver()
export class LeadershipQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Assignments, { description: 'Who holds which leadership assignment.' })
  assignments(@Args() args: AssignmentsQueryArgs) {
    return this.bus.execute(new Ask(assignments, args));
  }

  @Query(() => Npqs, { description: 'Who holds which NPQ, and who is on one.' })
  npqs(@Args() args: NpqsQueryArgs) {
    return this.bus.execute(new Ask(npqs, args));
  }

  @Query(() => Readiness, { description: 'Who is ready for a role, in a trust or anywhere, and why.' })
  readiness(@Args() args: ReadinessQueryArgs) {
    return this.bus.execute(new Ask(readiness, args));
  }
}
