import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { type Stage, stages } from '#pathway/vocabulary/stages';
import { Basis } from '../asking/basis.js';
import { Limits } from '../asking/limits.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { CalendarDate } from '../graphql/scalars.js';
import { LeadingKind } from '../succession/executive-leaders.types.js';
import { Expected } from './forecast.types.js';

@ArgsType()
export class ExpectedVacanciesQueryArgs extends PagedOfTrustArgs {
  @Field(() => Int, {
    defaultValue: 24,
    description: 'How far to look ahead: calendar months from that of the day after asOf.',
  })
  @IsInt()
  @Min(1)
  @Max(60)
  months: number;

  @Field(() => [String], {
    nullable: true,
    description: `Stages of the posts. Default: those of leaders. Any of: ${stages.slice(1).join(', ')}.`,
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(stages.slice(1), { each: true })
  stages?: Stage[] | null;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the ranges.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType({ description: 'Vacancies of one stage in one calendar month, by what they are expected from.' })
export class MonthVacancies {
  @Field(() => String, { description: 'Such as 2025-09.' })
  month: string;

  @Field(() => String)
  stage: string;

  @Field(() => Int, {
    description: 'Posts whose planned end lies in it: contracts that run out, notice given.',
  })
  plannedEnds: number;

  @Field(() => Int, { description: 'Leadership assignments in a role of the stage planned to end in it.' })
  assignmentEnds: number;

  @Field(() => Expected, {
    nullable: true,
    description: 'Of the posts without a planned end, so many as ended in such a month before.',
  })
  byChance: Expected | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of these, how many of holders who reach 60 by the end of that year.',
  })
  byChanceFromSixty: number | null;

  @Field(() => Float, { nullable: true, description: 'All of these together.' })
  expected: number | null;
}

@ObjectType({ description: 'Posts of holders who reach 60 by the end of a year.' })
export class AgedPosts {
  @Field(() => Int, {
    description:
      'Open now without a planned end, the holder reaching 60 by the year in which the months end.',
  })
  posts: number;

  @Field(() => Int, { description: 'Open on a day of the five years before, each year anew.' })
  observed: number;

  @Field(() => Int, { description: 'Of these, those that had ended a year later.' })
  ended: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share that ends within a year: in a trust drawn towards that of all; where none was observed, that of the others.',
  })
  annualEndProbability: number | null;
}

@ObjectType()
export class StageVacancies {
  @Field(() => String)
  stage: string;

  @Field(() => Int, { description: 'Open posts, place by place.' })
  posts: number;

  @Field(() => Int, { description: 'Of these, those with a planned end, whenever it is.' })
  withPlannedEnd: number;

  @Field(() => Int, { description: 'Fixed-term and temporary posts of which no end is on record.' })
  fixedTermWithoutEnd: number;

  @Field(() => Int, { description: 'Posts open on a day of the five years before, each year anew.' })
  observed: number;

  @Field(() => Int, { description: 'Of these, those that had ended a year later.' })
  ended: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of posts that end within a year: in a trust drawn towards that of all.',
  })
  annualEndProbability: number | null;

  @Field(() => Limits, {
    nullable: true,
    description: 'How sure that share is (Wilson), at the level of the ranges.',
  })
  annualEndLimits: Limits | null;

  @Field(() => AgedPosts)
  fromSixty: AgedPosts;

  @Field(() => Expected, { nullable: true, description: 'All that is expected, over all of the months.' })
  expected: Expected | null;
}

@ObjectType({ description: 'A post, or a leadership assignment, that is or may fall vacant.' })
export class PostAhead {
  @Field(() => LeadingKind)
  kind: keyof typeof LeadingKind;

  @Field(() => ID)
  teacher: string;

  @Field(() => ID, { description: 'The post or the assignment.' })
  held: string;

  @Field(() => String, { nullable: true })
  role: string | null;

  @Field(() => String)
  stage: string;

  @Field(() => ID, { description: 'The school, or the trust for its central team.' })
  place: string;

  @Field(() => String, { nullable: true })
  placeName: string | null;

  @Field(() => String, { nullable: true, description: 'permanent, fixed_term or temporary.' })
  contract: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The planned end; null where none is on record.',
  })
  endsOn: string | null;

  @Field(() => String, { nullable: true, description: 'Why a post is to end.' })
  reason: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the holder reaches 60 by the year in which the months end; null where no year of birth is on record.',
  })
  reachesSixty: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is to end within the months: 1 where its planned end lies in them, 0 where it lies beyond. Null ' +
      'where it cannot be told.',
  })
  chance: number | null;
}

const PostAheadConnection = connectionOf(PostAhead, 'PostAhead');

@ObjectType({ description: 'Which posts fall vacant in which month.' })
export class ExpectedVacancies {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [MonthVacancies])
  months: MonthVacancies[];

  @Field(() => [StageVacancies])
  stages: StageVacancies[];

  @Field(() => PostAheadConnection, {
    description: 'Planned ends first, in their order; then posts without one, by stage and place.',
  })
  posts: InstanceType<typeof PostAheadConnection>;
}
