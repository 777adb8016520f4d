import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CalendarDate, Instant } from '../graphql/scalars.js';

/** When a question looks at the world, with whose knowledge, and how fresh the answer must be. */
@ArgsType()
export class ViewpointArgs {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'What was true at the close of this day. Default: today in England.',
  })
  asOf?: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Only what was on record by then. Default: all of it.',
  })
  knownAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A `position` that a mutation gave: the answer includes it, or the question waits for it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  atLeast?: string | null;
}

@ArgsType()
export class PagedViewpointArgs extends ViewpointArgs {
  @Field(() => Int, { nullable: true, description: 'At most this many, up to 200. Default 50.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string | null;
}
