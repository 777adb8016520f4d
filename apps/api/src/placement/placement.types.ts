import { ArgsType, Field, Float, ID, Int, IntersectionType, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf, PageQueryArgs } from '../asking/page.js';
import { CalendarDate } from '../graphql/scalars.js';
import { TrainingsArgs } from '../training/outcomes.types.js';

@ArgsType()
export class PlacementShortfallsQueryArgs extends IntersectionType(TrainingsArgs, PageQueryArgs, ArgsType) {
  @Field(() => ID, { nullable: true, description: 'Only trainees of this provider.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  provider?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only trainees of this partnership.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  partnership?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'In how many schools there should be placements. Default: as many as the route asks for.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10)
  placements?: number | null;

  @Field(() => Float, { defaultValue: 120, description: 'Days that there should be in placements.' })
  @Min(0)
  @Max(1_000)
  days: number;
}

@ObjectType()
export class PlacementShortfall {
  @Field(() => ID)
  teacher: string;

  @Field(() => String)
  route: string;

  @Field(() => CalendarDate)
  startedOn: string;

  @Field(() => Boolean)
  deferred: boolean;

  @Field(() => Int, { description: 'Schools with a placement that has days on record or is over.' })
  placements: number;

  @Field(() => Int)
  placementsShort: number;

  @Field(() => Float)
  days: number;

  @Field(() => Float)
  daysShort: number;
}

const PlacementShortfallConnection = connectionOf(PlacementShortfall, 'PlacementShortfall');

@ObjectType()
export class PlacementShortfalls {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int, {
    description: 'Trainees on routes that ask for placements, deferred ones included.',
  })
  trainees: number;

  @Field(() => Int)
  lackingPlacements: number;

  @Field(() => Int)
  lackingDays: number;

  @Field(() => Int, { description: 'Lacking one, the other or both: those of the list.' })
  lacking: number;

  @Field(() => PlacementShortfallConnection)
  shortfalls: InstanceType<typeof PlacementShortfallConnection>;
}
