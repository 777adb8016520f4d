import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Participation as ParticipationName } from '#read-models/cpd/stayers.answer';
import { participations } from '#read-models/cpd/stayers.answer';
import { Basis } from '../asking/basis.js';
import { PointsApart, Share } from '../asking/share.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';

export const Participation = Object.fromEntries(participations.map((name) => [name, name]));
registerEnumType(Participation, {
  name: 'Participation',
  description:
    'By the landmark: had completed the programme, had enrolled and not completed it, had never enrolled.',
});

@ArgsType()
export class CpdStayersQueryArgs extends ViewpointArgs {
  @Field(() => String, { defaultValue: 'accelerate', description: 'Code of the programme.' })
  @IsString()
  @MaxLength(200)
  programme: string;

  @Field(() => [Int], { defaultValue: [1, 2, 3], description: 'Years after the landmark at which to look.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  years: number[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Years from QTS to the day on which the groups are told apart and from which all are followed. Default: when the programme closes to a teacher.',
  })
  @IsOptional()
  @IsInt()
  landmark?: number | null;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType()
export class StayersCell {
  @Field(() => Int)
  year: number;

  @Field(() => Share, {
    description: 'In service so many years after the landmark, of those for whom that day has come.',
  })
  retained: Share;
}

@ObjectType()
export class StayersGroup {
  @Field(() => Participation)
  participation: ParticipationName;

  @Field(() => Int)
  n: number;

  @Field(() => [StayersCell])
  cells: StayersCell[];
}

@ObjectType()
export class StayersApart {
  @Field(() => Int)
  year: number;

  @Field(() => PointsApart)
  retained: PointsApart;
}

@ObjectType()
export class CpdStayers {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [StayersGroup])
  groups: StayersGroup[];

  @Field(() => [StayersApart], {
    description: 'Those who completed less those who never enrolled. Not causal.',
  })
  apart: StayersApart[];
}
