import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { TrainingsArgs } from './outcomes.types.js';

@ArgsType()
export class TraineeAttributionQueryArgs extends TrainingsArgs {
  @Field(() => ID, { nullable: true, description: 'Only trainees of this partnership.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  partnership?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only trainings that began in this academic year, such as 2014/15.',
  })
  @IsOptional()
  @Matches(/^\d{4}\/\d{2}$/, { message: 'write the intake as an academic year such as 2014/15' })
  intake?: string | null;
}

@ObjectType()
export class AttributedTo {
  @Field(() => ID)
  organisation: string;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => Int, { description: 'How many trainees it has any share of.' })
  trainees: number;

  @Field(() => Float, { description: 'The shares added up: in trainees.' })
  share: number;
}

@ObjectType()
export class AttributedOfPhase extends AttributedTo {
  @Field(() => String, { nullable: true, description: 'Code of the phase trained for.' })
  phase: string | null;

  @Field(() => String)
  phaseLabel: string;
}

@ObjectType({ description: 'The shares of all organisations and the unattributed add up to the trainees.' })
export class TraineeAttribution {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  trainees: number;

  @Field(() => Int, { description: 'Trainees shared by more than one organisation.' })
  shared: number;

  @Field(() => Int, { description: 'Trainees that nobody is said to have a share of.' })
  unattributed: number;

  @Field(() => [AttributedTo])
  organisations: AttributedTo[];

  @Field(() => [AttributedOfPhase])
  byPhase: AttributedOfPhase[];
}
