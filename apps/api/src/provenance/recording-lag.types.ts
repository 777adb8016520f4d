import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';

@ObjectType({ description: 'Days from the day a fact took effect to the day (UTC) it was recorded.' })
export class Lag {
  @Field(() => Int)
  facts: number;

  @Field(() => Int, { description: 'Facts recorded before the day they took effect.' })
  recordedBefore: number;

  @Field(() => Float, { nullable: true })
  medianDays: number | null;

  @Field(() => Float, { nullable: true, description: 'Nine in ten were recorded so soon.' })
  p90Days: number | null;
}

@ObjectType()
export class SourceLag extends Lag {
  @Field(() => String, {
    nullable: true,
    description: 'The system that reported them; null for facts recorded by command.',
  })
  source: string | null;
}

@ObjectType({ description: 'How long after its day a fact is recorded.' })
export class RecordingLag {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Lag)
  all: Lag;

  @Field(() => [SourceLag])
  bySource: SourceLag[];
}
