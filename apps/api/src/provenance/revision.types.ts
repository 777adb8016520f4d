import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate, Instant } from '../graphql/scalars.js';
import { Years } from '../asking/years.js';
import { type Status, StatusField } from '../asking/percentage.js';

@ArgsType()
export class YearsAfterQtsArgs extends PagedViewpointArgs {
  @Years([1, 2, 3, 4, 5, 10], 'Years after QTS.')
  years: number[];
}

@ArgsType()
export class CohortRevisionQueryArgs extends YearsAfterQtsArgs {
  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  @Matches(/^\d{4}\/\d{2}$/, { message: 'write the cohort as an academic year such as 2014/15' })
  cohort: string;

  @Field(() => Instant, { description: 'What was on record by then stands against what is now (`knownAt`).' })
  then: string;
}

@ObjectType({ description: 'What was, or is, believed of one cell.' })
export class Belief {
  @Field(() => Int, { description: 'Members of the cohort.' })
  n: number;

  @Field(() => Int, { nullable: true, description: 'Null until the whole cohort could have been measured.' })
  retained: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, not rounded.' })
  percent: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({
  description:
    'One cell then and now. then.n + joined - left = now.n; then.retained + joinedRetained - leftRetained + ' +
    'foundRetained - foundNotRetained = now.retained.',
})
export class RevisedCell {
  @Field(() => Int)
  year: number;

  @Field(() => Belief)
  then: Belief;

  @Field(() => Belief)
  now: Belief;

  @Field(() => Float, { nullable: true, description: 'Percentage points, now less then.' })
  points: number | null;

  @Field(() => Int, { description: 'Of the cohort now, not then.' })
  joined: number;

  @Field(() => Int, { description: 'Of the cohort then, not now.' })
  left: number;

  @Field(() => Int, { nullable: true })
  joinedRetained: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of those no longer of the cohort, retained as it was known then.',
  })
  leftRetained: number | null;

  @Field(() => Int, { nullable: true, description: 'Retained as it is known now, and not as it was then.' })
  foundRetained: number | null;

  @Field(() => Int, { nullable: true, description: 'Retained as it was known then, and not as it is now.' })
  foundNotRetained: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'Recorded in between, of a teacher of whom something else is believed now.' })
export class RevisingFact {
  @Field(() => ID)
  factId: string;

  @Field(() => ID)
  teacher: string;

  @Field(() => String)
  type: string;

  @Field(() => CalendarDate, {
    description: 'As it was recorded first; of a void or correction it means nothing.',
  })
  effectiveOn: string;

  @Field(() => Instant)
  recordedAt: string;
}

const RevisingFactConnection = connectionOf(RevisingFact, 'RevisingFact');

@ObjectType({ description: 'What was believed of a cohort then and what is now, with the facts in between.' })
export class CohortRevision {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => String)
  cohort: string;

  @Field(() => Instant)
  then: string;

  @Field(() => [RevisedCell])
  cells: RevisedCell[];

  @Field(() => Int, { description: 'Teachers of whom something else is believed now.' })
  changedTeachers: number;

  @Field(() => RevisingFactConnection)
  facts: InstanceType<typeof RevisingFactConnection>;
}
