import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { CountField, type Status, StatusField } from '../asking/percentage.js';
import { PagedViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ObjectType()
export class CohortSummary {
  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  cohort: string;

  @CountField()
  qualified: number | null;

  @CountField('Those who have had at least one day of qualified service.')
  entered: number | null;

  @CountField()
  inService: number | null;

  @StatusField()
  status: Status | null;
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
