import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { CalendarDate, Instant, JsonObject } from '../graphql/scalars.js';

@ObjectType({ description: 'How observations over time ended.' })
export class Followed {
  @Field(() => Int, { description: 'Observations that ended in an event, whichever of those told apart.' })
  events: number;

  @Field(() => Int, {
    description: 'Those that ended without one: at asOf, or by an end that is not counted.',
  })
  censored: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'By the reverse Kaplan-Meier method, in the unit of the clock; null while more than half had an event before.',
  })
  medianFollowUp: number | null;
}

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

  @Field(() => String, {
    nullable: true,
    description: 'In words, on whose facts alone the answer stands. Null: on those of everybody.',
  })
  scope?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many teachers the answer is about. Null where that is not shown to whoever asks.',
  })
  n: number | null;

  @Field(() => Followed, {
    nullable: true,
    description: 'What came over the time observed; null for an answer that follows nobody over time.',
  })
  followed: Followed | null;

  @Field(() => [String])
  warnings: readonly string[];

  @Field(() => JsonObject, { description: 'The arguments as they were understood, defaults filled in.' })
  arguments: Readonly<Record<string, unknown>>;
}
