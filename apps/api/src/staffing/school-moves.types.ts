import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ArgsType()
export class SchoolMovesQueryArgs extends PagedOfTrustArgs {
  @Field(() => CalendarDate, { description: 'First day of the window.' })
  from: string;

  @Field(() => CalendarDate, { description: 'Last day of the window, included.' })
  to: string;
}

@ObjectType()
export class RoleCount {
  @Field(() => String)
  role: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class SchoolMove {
  @Field(() => ID)
  from: string;

  @Field(() => String, { nullable: true })
  fromName: string | null;

  @Field(() => ID)
  to: string;

  @Field(() => String, { nullable: true })
  toName: string | null;

  @Field(() => String, { description: 'The role taken up.' })
  role: string;

  @Field(() => Int)
  count: number;

  @Field(() => Int, {
    description:
      'Of these, to a school with a higher percentage of pupils with free school meals on that day.',
  })
  toMoreMeals: number;

  @Field(() => Int, { description: 'Of these, where the percentage of either school is not on record.' })
  mealsUnknown: number;
}

const SchoolMoveConnection = connectionOf(SchoolMove, 'SchoolMove');

@ObjectType({ description: 'Moves from one school to another in a window.' })
export class SchoolMoves {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  total: number;

  @Field(() => Int, { description: 'To a school with a higher percentage of pupils with free school meals.' })
  toMoreMeals: number;

  @Field(() => Int, { description: 'Where the percentage of either school is not on record.' })
  mealsUnknown: number;

  @Field(() => [RoleCount])
  byRole: RoleCount[];

  @Field(() => SchoolMoveConnection)
  moves: InstanceType<typeof SchoolMoveConnection>;
}
