import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { places } from '#read-models/graduates/whereabouts.answer';
import { Basis } from '../asking/basis.js';
import { Share } from '../asking/share.js';
import { GraduatesArgs } from './first-posts.types.js';
import { type Status, StatusField } from '../asking/percentage.js';

export const GraduatePlace = Object.fromEntries(places.map((name) => [name, name]));
registerEnumType(GraduatePlace, {
  name: 'GraduatePlace',
  description:
    'Where somebody is, the first of these that holds: in service with a post in our schools, our trust, our alliance, our ' +
    'local authority, or elsewhere; out of service with a known destination, or without; never entered.',
});

@ArgsType()
export class GraduateWhereaboutsQueryArgs extends GraduatesArgs {
  @Field(() => Int, { defaultValue: 5, description: 'So many years after QTS.' })
  @IsInt()
  @Min(1)
  @Max(60)
  years: number;

  @Field(() => [ID], { nullable: true, description: 'Our schools.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @MaxLength(200, { each: true })
  schools?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Our trust.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  trust?: string | null;

  @Field(() => ID, { nullable: true, description: 'Our alliance.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  alliance?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Our local authority, as schools are registered in it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  localAuthority?: string | null;
}

@ObjectType()
export class WhereaboutsCount {
  @Field(() => GraduatePlace)
  place: (typeof places)[number];

  @Field(() => Int)
  count: number;

  @Field(() => Float, { nullable: true, description: 'Of those counted.' })
  percent: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class GraduateWhereabouts {
  @Field(() => Int)
  graduates: number;

  @Field(() => Int, { description: 'Those whose day has come: the places add up to them.' })
  counted: number;

  @Field(() => Share)
  inService: Share;

  @Field(() => [WhereaboutsCount])
  places: WhereaboutsCount[];
}

@ObjectType()
export class CohortWhereabouts extends GraduateWhereabouts {
  @Field(() => String, { description: 'Academic year of QTS, such as 2016/17.' })
  cohort: string;
}

@ObjectType()
export class GraduateDestination {
  @Field(() => String, { description: 'Code of a destination, or the words of a source.' })
  destination: string;

  @Field(() => String)
  label: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class GraduatesWhereabouts {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [CohortWhereabouts])
  cohorts: CohortWhereabouts[];

  @Field(() => GraduateWhereabouts)
  pooled: GraduateWhereabouts;

  @Field(() => [GraduateDestination], {
    description: 'Of those who left with a known destination, of all cohorts.',
  })
  destinations: GraduateDestination[];
}
