import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { CountField, type Status, StatusField } from '../asking/percentage.js';

@ObjectType()
export class StageCount {
  @Field(() => String)
  stage: string;

  @CountField()
  count: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class OrganisationCount {
  @Field(() => ID)
  organisation: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @CountField()
  count: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class PhaseCount {
  @Field(() => String)
  phase: string;

  @CountField()
  count: number | null;

  @StatusField()
  status: Status | null;
}

export const OrganisationCountConnection = connectionOf(OrganisationCount, 'OrganisationCount');

@ObjectType({ description: 'Teachers in service at the close of a day. Heads, not posts.' })
export class Headcount {
  @Field(() => Basis)
  basis: Basis;

  @CountField()
  inService: number | null;

  @CountField('Of those in service, on a career break with the post kept.')
  onCareerBreak: number | null;

  @StatusField()
  status: Status | null;

  @Field(() => [StageCount], { description: 'By the stage of the highest open post.' })
  byStage: StageCount[];

  @Field(() => [PhaseCount])
  byPhase: PhaseCount[];
}
