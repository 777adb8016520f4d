import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CalendarDate, Instant, JsonObject } from '../graphql/scalars.js';

@ObjectType({ description: 'What an answer rests on.' })
export class Basis {
  @Field(() => String, { description: 'The definition of the figures, in words.' })
  definition: string;

  @Field(() => CalendarDate)
  asOf: string;

  @Field(() => Instant, { nullable: true, description: 'Null: everything on record counted.' })
  knownAt: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Position in the log up to which the answer has looked.',
  })
  position: string | null;

  @Field(() => Int, { description: 'How many teachers the answer is about.' })
  n: number;

  @Field(() => [String])
  warnings: readonly string[];

  @Field(() => JsonObject, { description: 'The arguments as they were understood, defaults filled in.' })
  arguments: Readonly<Record<string, unknown>>;
}
