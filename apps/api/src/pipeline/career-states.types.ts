import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { type Status, StatusField } from '../asking/percentage.js';
import { TimesArgs } from '../asking/times.args.js';
import { CareerOrigin, PersonYears, Transition } from './transitions.types.js';

@ArgsType()
export class CareerStatesQueryArgs extends TimesArgs {
  @Field(() => CareerOrigin, { defaultValue: CareerOrigin.ENTRY })
  origin: 'ENTRY' | 'TRAINING';

  @Field(() => Int, {
    nullable: true,
    description: 'Draw limits of the shares from so many samples of whole careers; 500 to 1,000 are usual.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2000)
  band?: number | null;

  @Field(() => Int, { defaultValue: 1, description: 'The same seed draws the same samples.' })
  @IsInt()
  seed: number;
}

@ObjectType()
export class StateCount {
  @Field(() => String)
  state: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class StateShare {
  @Field(() => String)
  state: string;

  @Field(() => Float)
  share: number;

  @Field(() => Float, { nullable: true, description: 'Null without a band.' })
  lower: number | null;

  @Field(() => Float, { nullable: true })
  upper: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class StateOccupancy {
  @Field(() => Float, { description: 'Days since the origin.' })
  time: number;

  @Field(() => [StateShare], {
    nullable: true,
    description: 'They add up to 1. Null beyond the longest follow-up.',
  })
  shares: StateShare[] | null;
}

@ObjectType({ description: 'The states of careers from their origin on.' })
export class CareerStates {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [StateCount], { description: 'On the day from which careers are followed.' })
  initial: StateCount[];

  @Field(() => [Transition])
  transitions: Transition[];

  @Field(() => [PersonYears])
  personYears: PersonYears[];

  @Field(() => [StateCount], { description: 'At the close of the date asked for.' })
  last: StateCount[];

  @Field(() => Float, { nullable: true, description: 'Days; half are followed for longer.' })
  medianFollowUp: number | null;

  @Field(() => [StateOccupancy], { description: 'At the times asked for, in that order.' })
  occupancy: StateOccupancy[];
}
