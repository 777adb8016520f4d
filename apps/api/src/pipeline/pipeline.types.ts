import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';

@ObjectType()
export class StageCount {
  @Field(() => String)
  stage: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class OrganisationCount {
  @Field(() => ID)
  organisation: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class PhaseCount {
  @Field(() => String)
  phase: string;

  @Field(() => Int)
  count: number;
}

export const OrganisationCountConnection = connectionOf(OrganisationCount, 'OrganisationCount');

@ObjectType({ description: 'Teachers in service at the close of a day. Heads, not posts.' })
export class Headcount {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  inService: number;

  @Field(() => Int, { description: 'Of those in service, on a career break with the post kept.' })
  onCareerBreak: number;

  @Field(() => [StageCount], { description: 'By the stage of the highest open post.' })
  byStage: StageCount[];

  @Field(() => [PhaseCount])
  byPhase: PhaseCount[];
}
