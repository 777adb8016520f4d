import { Field, Float, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Confidence limits, at the level that was asked for.' })
export class Limits {
  @Field(() => Float)
  lower: number;

  @Field(() => Float)
  upper: number;
}
