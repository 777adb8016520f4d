import { ArgsType, Field, Int, IntersectionType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CalendarDate, Instant } from '../graphql/scalars.js';
import { PageQueryArgs } from './page.js';

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

  @Field(() => Int, {
    nullable: true,
    description:
      'In place of knownAt: only what was on record so many days after asOf. What is recorded late is missing as much ' +
      'from one date as from another.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3650)
  knownWithin?: number | null;

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
export class PagedViewpointArgs extends IntersectionType(ViewpointArgs, PageQueryArgs, ArgsType) {}
