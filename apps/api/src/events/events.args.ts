import { ArgsType, Field, ID, IntersectionType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQueryArgs } from '../asking/page.js';
import { CalendarDate, Instant } from '../graphql/scalars.js';

/** Which events are meant. Whatever is left out does not narrow. */
@ArgsType()
export class FollowEventsArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only what stands in the log after the event at this position. Default: from the beginning.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  afterPosition?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only events of these types, such as NpqStarted.' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  types?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only the record of this teacher.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  teacher?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only the record of this organisation.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string | null;
}

@ArgsType()
export class EventsQueryArgs extends IntersectionType(FollowEventsArgs, PageQueryArgs, ArgsType) {
  @Field(() => String, { nullable: true, description: 'Only what stands in the log up to this position.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  upToPosition?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Only what took effect on this day or later, by the date first recorded.',
  })
  effectiveFrom?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Only what took effect on this day or before, by the date first recorded.',
  })
  effectiveTo?: string | null;

  @Field(() => Instant, { nullable: true, description: 'Only what was recorded then or later.' })
  recordedFrom?: string | null;

  @Field(() => Instant, { nullable: true, description: 'Only what was recorded then or before.' })
  recordedTo?: string | null;
}
