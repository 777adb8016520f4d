import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { type Status, StatusField } from '../asking/percentage.js';
import { CareerStatesQueryArgs, StateShare } from './career-states.types.js';

@ArgsType()
export class TransitionProbabilitiesQueryArgs extends CareerStatesQueryArgs {
  @Field(() => Float, {
    description:
      'Years since the origin at which careers are told apart by their state. Times count from the origin too.',
  })
  @Min(0)
  @Max(60)
  landmarkYears: number;
}

@ObjectType()
export class ProbabilitiesAtTime {
  @Field(() => Float, { description: 'Days since the origin.' })
  time: number;

  @Field(() => [StateShare], {
    nullable: true,
    description: 'They add up to 1. Null beyond the longest follow-up.',
  })
  probabilities: StateShare[] | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'Where those go who are in a state at the landmark.' })
export class FromState {
  @Field(() => String)
  from: string;

  @Field(() => Int, { description: 'In the state at the close of the day of the landmark.' })
  n: number;

  @Field(() => Int, { description: 'Of these, followed for a day more at least.' })
  followed: number;

  @Field(() => [ProbabilitiesAtTime], { description: 'At the times asked for, in that order.' })
  at: ProbabilitiesAtTime[];
}

@ObjectType({
  description: 'How likely each state is for those who are in a given state some time before.',
})
export class TransitionProbabilities {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int, { description: 'The close of this day since the origin is the landmark.' })
  landmarkDays: number;

  @Field(() => [FromState])
  states: FromState[];
}
