import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { Share } from '../asking/share.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';

/** Whose graduates: told by the training that led to QTS. */
@ArgsType()
export class GraduatesArgs extends ViewpointArgs {
  @Field(() => [String], { nullable: true, description: 'Codes of training routes. None: all.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(200, { each: true })
  routes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only graduates of this provider.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  provider?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only graduates of this partnership.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  partnership?: string | null;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ArgsType()
export class FirstPostsQueryArgs extends GraduatesArgs {
  @Field(() => Int, { defaultValue: 6, description: 'Within so many calendar months from QTS.' })
  @IsInt()
  @Min(1)
  @Max(600)
  months: number;
}

@ObjectType()
export class CohortFirstPosts {
  @Field(() => String, { description: 'Academic year of QTS, such as 2014/15.' })
  cohort: string;

  @Field(() => Int)
  graduates: number;

  @Field(() => Share, { description: 'In service within the months, of those for whom they are over.' })
  inPost: Share;

  @Field(() => Boolean, {
    description: 'Whether the months are over for every possible member of the cohort.',
  })
  complete: boolean;
}

@ObjectType()
export class FirstPosts {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [CohortFirstPosts])
  cohorts: CohortFirstPosts[];

  @Field(() => Share)
  pooled: Share;
}
