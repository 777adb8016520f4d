import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ObjectType()
export class CohortSummary {
  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  cohort: string;

  @Field(() => Int)
  qualified: number;

  @Field(() => Int, { description: 'Those who have had at least one day of qualified service.' })
  entered: number;

  @Field(() => Int)
  inService: number;
}

@ObjectType()
export class Cohorts {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [CohortSummary])
  cohorts: CohortSummary[];
}

@ArgsType()
export class CohortMembersQueryArgs extends PagedViewpointArgs {
  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  @Matches(/^\d{4}\/\d{2}$/, { message: 'write the cohort as an academic year such as 2014/15' })
  cohort: string;
}

@ObjectType()
export class CohortMember {
  @Field(() => ID)
  teacher: string;

  @Field(() => CalendarDate)
  qualifiedOn: string;

  @Field(() => CalendarDate, { nullable: true })
  enteredOn: string | null;

  @Field(() => String, { nullable: true })
  route: string | null;

  @Field(() => Boolean)
  inService: boolean;
}

const CohortMemberConnection = connectionOf(CohortMember, 'CohortMember');

@ObjectType()
export class CohortMembers {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => CohortMemberConnection)
  members: InstanceType<typeof CohortMemberConnection>;
}
