import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query as BusQuery, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { EventLog, StreamEvent } from '#event-log/event-log';
import type { Page } from '#read-models/answer';
import type { ReadModel } from '#read-models/read-model';
import { type TeacherTimelineEntry, teacherTimelineOf } from '#read-models/timeline/teacher-timeline';
import { timelineOf } from '#read-models/timeline/timeline';
import { PageQueryArgs, pageOfList } from '../asking/page.js';
import { EVENT_LOG, READ_MODEL } from '../tokens.js';
import type { TimelineQueryArgs } from './timeline.types.js';
import {
  OrganisationTimelineArgs,
  TeacherTimelineArgs,
  Timeline,
  TimelineEntryConnection,
} from './timeline.types.js';

/** The whole record; what is asked of it is a page of its entries. */
interface TimelineRead extends Timeline {
  readonly entries: readonly TeacherTimelineEntry[];
}

/** The one question that is answered from the log and not from the read model. */
export class AskTimeline extends BusQuery<TimelineRead> {
  constructor(
    readonly of: 'teacher' | 'organisation',
    readonly id: string,
    readonly args: TimelineQueryArgs,
  ) {
    super();
  }
}

@QueryHandler(AskTimeline)
export class TimelineHandler implements IQueryHandler<AskTimeline> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL) private readonly readModel: ReadModel,
  ) {}

  async execute({ of, id, args: { asOf, knownAt } }: AskTimeline): Promise<TimelineRead> {
    // Asked first: what is written while the record is read may be in it beyond this position.
    const position = (await this.log.head()) ?? null;
    const events = await this.log.readStream(`${of}-${id}`);
    const view = { ...(asOf && { asOf }), ...(knownAt && { knownAt }) };
    const entries =
      of === 'teacher'
        ? teacherTimelineOf(id, new Map([[id, events], ...(await this.tiedTo(id))]), view)
        : timelineOf(events, view).map((entry) => ({ ...entry, record: id, countsFor: id }));
    return { revision: events.at(-1)?.revision ?? 0, position, entries };
  }

  /** The records that merges and reassignments tie to a teacher's own, as far as the read model knows them. */
  private async tiedTo(teacher: string): Promise<readonly (readonly [string, readonly StreamEvent[]])[]> {
    const tied = await this.readModel.tiedTo(teacher);
    return Promise.all(
      tied.map(async (other) => [other, await this.log.readStream(`teacher-${other}`)] as const),
    );
  }
}

@Resolver(() => Timeline)
export class TimelineQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Timeline, {
    description:
      "A teacher's whole record, or what was known of it at a time, with the facts of other records that count for the teacher.",
  })
  timeline(@Args() args: TeacherTimelineArgs): Promise<TimelineRead> {
    return this.bus.execute(new AskTimeline('teacher', args.teacherId, args));
  }

  @Query(() => Timeline, {
    description: "An organisation's whole record, or what was known of it at a time.",
  })
  organisationTimeline(@Args() args: OrganisationTimelineArgs): Promise<TimelineRead> {
    return this.bus.execute(new AskTimeline('organisation', args.organisationId, args));
  }

  @ResolveField(() => TimelineEntryConnection, {
    description: 'The facts in the order in which they took effect.',
  })
  entries(@Parent() { entries }: TimelineRead, @Args() page: PageQueryArgs): Page<TeacherTimelineEntry> {
    return pageOfList(entries, ({ factId }) => factId, page);
  }
}
