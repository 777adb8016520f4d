import { Field, ObjectType } from '@nestjs/graphql';
import { CalendarDate } from '../graphql/scalars.js';

@ObjectType({ description: 'A code of a published list.' })
export class Term {
  @Field(() => String, { description: 'What commands use.' })
  code: string;

  @Field(() => String, { description: 'What people read.' })
  label: string;

  @Field(() => [String], { nullable: true, description: 'What other systems call it.' })
  aliases?: readonly string[];

  @Field(() => CalendarDate, { nullable: true, description: 'First day on which commands may use it.' })
  from?: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day on which commands may use it.' })
  to?: string;
}

@ObjectType({ description: 'A published list of codes.' })
export class Vocabulary {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Where the list was read.' })
  source: string;

  @Field(() => [Term])
  terms: readonly Term[];
}
