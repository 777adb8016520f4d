import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import type { EntryStatus as Status } from '#read-models/timeline/timeline';
import { connectionOf } from '../asking/page.js';
import { CalendarDate, Instant, JsonObject } from '../graphql/scalars.js';

export const EntryStatus = {
  IN_FORCE: 'IN_FORCE',
  STRUCK_OUT: 'STRUCK_OUT',
  CORRECTED: 'CORRECTED',
  NOT_UNDERSTOOD: 'NOT_UNDERSTOOD',
} as const;
registerEnumType(EntryStatus, {
  name: 'EntryStatus',
  description: 'Whether a fact stands, and as first recorded or not.',
  valuesMap: {
    NOT_UNDERSTOOD: {
      description:
        'Of a type or version that this release does not know: kept, its fields as stored, and no answer or rule rests on it.',
    },
  },
});

@ArgsType()
export class TimelineQueryArgs {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Only what took effect by the close of this day.',
  })
  asOf?: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Only what was on record by then. Default: all of it.',
  })
  knownAt?: string | null;
}

@ArgsType()
export class TeacherTimelineArgs extends TimelineQueryArgs {
  @Field(() => ID)
  @IsString()
  @MaxLength(200)
  teacherId: string;
}

@ArgsType()
export class OrganisationTimelineArgs extends TimelineQueryArgs {
  @Field(() => ID)
  @IsString()
  @MaxLength(200)
  organisationId: string;
}

@ObjectType()
export class FirstRecordedAs {
  @Field(() => CalendarDate)
  effectiveOn: string;

  @Field(() => JsonObject)
  fields: Readonly<Record<string, unknown>>;
}

@ObjectType({ description: 'A fact on a record, corrections made.' })
export class TimelineEntry {
  @Field(() => ID)
  factId: string;

  @Field(() => String, { description: 'E.g. NpqStarted.' })
  type: string;

  @Field(() => CalendarDate)
  effectiveOn: string;

  @Field(() => Instant)
  recordedAt: string;

  @Field(() => ID, {
    description: 'The teacher or organisation on whose record it stands, there under `revision`.',
  })
  record: string;

  @Field(() => ID, {
    description: 'For whom it counts: another teacher when records were merged or facts reassigned.',
  })
  countsFor: string;

  @Field(() => Int)
  revision: number;

  @Field(() => JsonObject)
  fields: Readonly<Record<string, unknown>>;

  @Field(() => EntryStatus)
  status: Status;

  @Field(() => FirstRecordedAs, { nullable: true, description: 'For a corrected fact.' })
  correctedFrom: FirstRecordedAs | null;
}

export const TimelineEntryConnection = connectionOf(TimelineEntry, 'TimelineEntry');

@ObjectType({ description: 'A record, read from the log itself.' })
export class Timeline {
  @Field(() => Int, { description: 'Revision of the last fact on record; 0 when there is none.' })
  revision: number;

  @Field(() => String, {
    nullable: true,
    description: 'Position in the log up to which everything of this record is here.',
  })
  position: string | null;
}
