import { ArgsType, Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ArgsType()
export class BackfillQueryArgs extends PagedOfTrustArgs {
  @Field(() => Float, {
    nullable: true,
    description: 'What an assignment takes where nothing is said. Default: all that the teacher works there.',
  })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(2)
  assumedFte?: number | null;
}

@ObjectType()
export class ProposedAssignment {
  @Field(() => ID)
  teacher: string;

  @Field(() => ID)
  assignment: string;

  @Field(() => String, { nullable: true })
  title: string | null;

  @Field(() => ID, { nullable: true })
  school: string | null;

  @Field(() => ID, { nullable: true })
  homeSchool: string | null;

  @Field(() => CalendarDate, { nullable: true })
  plannedStartOn: string | null;

  @Field(() => CalendarDate, { nullable: true })
  plannedEndOn: string | null;

  @Field(() => String, { nullable: true, description: 'How the gap is to be filled, as proposed.' })
  backfill: string | null;

  @Field(() => Float, { nullable: true, description: 'Of the teacher at the home school.' })
  teacherFte: number | null;

  @Field(() => Float, { nullable: true })
  uncoveredFte: number | null;

  @Field(() => Float, { nullable: true, description: 'Lessons of a week of the teacher at the home school.' })
  teacherLessons: number | null;

  @Field(() => Float, { nullable: true, description: 'Of these, those that would be uncovered.' })
  uncoveredLessons: number | null;

  @Field(() => Boolean, { description: 'Whether the proposal says nothing of it.' })
  isAssumed: boolean;

  @Field(() => Float, { description: 'Of all posts at the home school, as far as on record.' })
  homeFte: number;

  @Field(() => Float, { nullable: true })
  uncoveredPercent: number | null;

  @Field(() => [String])
  subjects: string[];

  @Field(() => Float, { nullable: true, description: 'Of the others there who teach any of these subjects.' })
  othersInSubjectFte: number | null;
}

const ProposedAssignmentConnection = connectionOf(ProposedAssignment, 'ProposedAssignment');

@ObjectType({ description: 'What proposed assignments would leave uncovered at the home school.' })
export class Backfill {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => ProposedAssignmentConnection)
  proposals: InstanceType<typeof ProposedAssignmentConnection>;
}
