import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ArgsType()
export class InductionsDueQueryArgs extends PagedOfTrustArgs {
  @Field(() => Int, { defaultValue: 122, description: 'Due within so many days, or overdue. 122: a term.' })
  @IsInt()
  @Min(0)
  @Max(3660)
  within: number;

  @Field(() => Float, {
    defaultValue: 25,
    description: 'Days of absence in the year of induction that are near the limit of 30.',
  })
  @IsNumber()
  @Min(0)
  @Max(366)
  absentFrom: number;
}

@ObjectType()
export class InductionDue {
  @Field(() => ID)
  teacher: string;

  @Field(() => ID, { nullable: true })
  school: string | null;

  @Field(() => CalendarDate)
  startedOn: string;

  @Field(() => Float, { description: 'With extensions.' })
  termsRequired: number;

  @Field(() => Float)
  termsServed: number;

  @Field(() => CalendarDate, { description: 'Worked out from the terms that are left.' })
  dueOn: string;

  @Field(() => ID, { nullable: true })
  mentor: string | null;

  @Field(() => Float, { description: 'In the current year of induction.' })
  daysAbsent: number;
}

const InductionDueConnection = connectionOf(InductionDue, 'InductionDue');

@ObjectType({ description: 'Early career teachers whose induction is due to end.' })
export class InductionsDue {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  due: number;

  @Field(() => Int)
  withoutMentor: number;

  @Field(() => Int)
  nearLimit: number;

  @Field(() => InductionDueConnection, { description: 'Those without a mentor or near the limit.' })
  concerns: InstanceType<typeof InductionDueConnection>;
}
