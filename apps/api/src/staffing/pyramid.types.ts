import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';

@ObjectType()
export class StageInPhase {
  @Field(() => String, { nullable: true, description: 'Null for the central team of a trust.' })
  phase: string | null;

  @Field(() => String)
  stage: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class StageInSchool extends StageInPhase {
  @Field(() => ID)
  school: string;

  @Field(() => String, { nullable: true })
  schoolName: string | null;

  @Field(() => ID, { nullable: true, description: 'Of the school on that day.' })
  trust: string | null;
}

const StageInSchoolConnection = connectionOf(StageInSchool, 'StageInSchool');

@ObjectType({ description: 'Teachers at each stage, by phase and by school. Heads, not posts.' })
export class Pyramid {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [StageInPhase])
  byPhase: StageInPhase[];

  @Field(() => StageInSchoolConnection)
  bySchool: InstanceType<typeof StageInSchoolConnection>;
}
