import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Page } from '#read-models/answer';
import { ImpossibleQuestion } from '#read-models/answer';
import { firstOf, pageOf, placeOf } from '#read-models/page';

@ArgsType()
export class PageQueryArgs {
  @Field(() => Int, { nullable: true, description: 'At most this many, up to 200. Default 50.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  after?: string | null;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

/** A Relay connection of a type: `TeacherConnection` with its `TeacherEdge`s. */
export function connectionOf<T extends object>(node: Type<T>, name: string) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor: string;

    @Field(() => node)
    node: T;
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    edges: Edge[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int)
    totalCount: number;
  }

  return Connection;
}

/**
 * A page of a list that is at hand as a whole. A cursor names an item by its id.
 *
 * @throws ImpossibleQuestion the cursor is none of this list
 */
export function pageOfList<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  { first, after }: PageQueryArgs,
): Page<T> {
  const most = firstOf({ ...(typeof first === 'number' && { first }) });
  const start = typeof after === 'string' ? placeAfter(items, idOf, after) : 0;
  return pageOf(items.slice(start, start + most + 1), most, items.length, (item) => [idOf(item)]);
}

function placeAfter<T>(items: readonly T[], idOf: (item: T) => string, after: string): number {
  const [id] = placeOf({ after }, 1);
  const found = items.findIndex((item) => idOf(item) === id);
  if (found < 0) throw new ImpossibleQuestion('after is not a cursor of this list.');
  return found + 1;
}
