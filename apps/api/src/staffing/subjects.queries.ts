import { QueryBus } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '#read-models/answer';
import { subjectStaffing } from '#read-models/staffing/subjects';
import type { PossibleShare, SubjectsAnswer } from '#read-models/staffing/subjects.answer';
import { Ask } from '../asking/ask.js';
import { PageQueryArgs, pageOfList } from '../asking/page.js';
import { PossibleShareConnection, SubjectStaffing, SubjectsQueryArgs } from './subjects.types.js';

@Resolver(() => SubjectStaffing)
export class SubjectQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => SubjectStaffing, {
    description:
      'Teachers of each subject by school, with full-time equivalents, and where one could be shared.',
  })
  subjectStaffing(@Args() args: SubjectsQueryArgs) {
    return this.bus.execute(new Ask(subjectStaffing, args));
  }

  @ResolveField(() => PossibleShareConnection)
  shares(@Parent() { shares }: SubjectsAnswer, @Args() page: PageQueryArgs): Page<PossibleShare> {
    return pageOfList(shares, ({ subject, from, to }) => JSON.stringify([subject, from, to]), page);
  }
}
