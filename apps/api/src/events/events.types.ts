import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { EntryStatus as Status } from '#read-models/timeline/timeline';
import { PageInfo } from '../asking/page.js';
import { CalendarDate, Instant, JsonObject } from '../graphql/scalars.js';
import { EntryStatus } from '../timeline/timeline.types.js';

@ObjectType({ description: 'Who reported an event, and by which id of theirs.' })
export class EventSource {
  @Field(() => String)
  system: string;

  @Field(() => String)
  id: string;
}

@ObjectType({
  description:
    'An event as it stands in the log. It is never edited; later events may change what it counts for.',
})
export class HistoryEvent {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Where it stands in the whole log. Opaque: only good to go on after.' })
  position: string;

  @Field(() => String, { description: 'E.g. NpqStarted.' })
  type: string;

  @Field(() => Int, { description: 'Of the shape of its data.' })
  version: number;

  @Field(() => String, { description: 'The record it belongs to, such as teacher-… or organisation-….' })
  stream: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose record it is; null for a record of something else.',
  })
  teacher: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose record it is; null for a record of something else.',
  })
  organisation: string | null;

  @Field(() => Int, { description: '1, 2, 3 … within its record.' })
  revision: number;

  @Field(() => CalendarDate, { description: 'As first recorded.' })
  effectiveOn: string;

  @Field(() => Instant)
  recordedAt: string;

  @Field(() => String, { description: 'What it tells, as JSON text, as first recorded.' })
  data: string;

  @Field(() => JsonObject, { description: 'The same as fields.' })
  fields: Readonly<Record<string, unknown>>;

  @Field(() => String, { description: 'What was noted beside it, as JSON text.' })
  metadata: string;

  @Field(() => EventSource, { nullable: true, description: 'Null for what was recorded by command.' })
  source: EventSource | null;

  @Field(() => EntryStatus, { description: 'What it counts for by all that is on record now.' })
  status: Status;

  @Field(() => [ID], { description: 'The voids and corrections in force that are about it.' })
  changedBy: readonly string[];
}

@ObjectType()
export class HistoryEventEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => HistoryEvent)
  node: HistoryEvent;
}

@ObjectType({ description: 'Events in the order in which they were recorded.' })
export class HistoryEventConnection {
  @Field(() => [HistoryEventEdge])
  edges: HistoryEventEdge[];

  @Field(() => PageInfo, {
    description:
      'A search ends after half a second: then a page holds fewer events than were asked for, or none, and its endCursor is where to go on.',
  })
  pageInfo: PageInfo;

  @Field(() => String, {
    nullable: true,
    description:
      'All of the log up to this position was looked at: go on after it, by pages or by subscription. Null for an empty log.',
  })
  position: string | null;

  @Field(() => [String])
  warnings: readonly string[];
}
