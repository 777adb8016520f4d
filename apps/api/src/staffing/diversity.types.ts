import { ArgsType, Field, Float, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { type Status, StatusField } from '../asking/percentage.js';
import { PointsApart, Share } from '../asking/share.js';
import { OfTrustArgs } from '../asking/trust.args.js';
import { GroupValue } from '../grouping/grouping.types.js';

@ArgsType()
export class DiversityQueryArgs extends OfTrustArgs {
  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType()
export class GroupInStage {
  @Field(() => String)
  stage: string;

  @Field(() => GroupValue, {
    description: 'By sex, or by the age reached in that calendar year; unknown is a group.',
  })
  group: GroupValue;

  @Field(() => Share, { description: 'Of the teachers in the stage.' })
  share: Share;

  @Field(() => Share, { nullable: true, description: 'Of the stage below; null for the lowest.' })
  below: Share | null;

  @Field(() => PointsApart, { nullable: true, description: 'The stage less the stage below.' })
  apart: PointsApart | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'How diverse each stage is, beside the stage below.' })
export class Diversity {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [GroupInStage], { description: 'By dimension, group and stage.' })
  stages: GroupInStage[];
}
