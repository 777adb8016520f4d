import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query as BusQuery, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { EventLog } from '#event-log/event-log';
import type { Page } from '#read-models/answer';
import type { TimelineEntry } from '#read-models/timeline/timeline';
import { timelineOf } from '#read-models/timeline/timeline';
import { PageQueryArgs, pageOfList } from '../asking/page.js';
import { EVENT_LOG } from '../tokens.js';
import type { TimelineQueryArgs } from './timeline.types.js';
import {
  OrganisationTimelineArgs,
  TeacherTimelineArgs,
  Timeline,
  TimelineEntryConnection,
} from './timeline.types.js';

/** The whole record; what is asked of it is a page of its entries. */
interface TimelineRead extends Timeline {
  readonly entries: readonly TimelineEntry[];
}

/** The one question that is answered from a stream and not from the read model. */
export class AskTimeline extends BusQuery<TimelineRead> {
  constructor(
    readonly stream: string,
    readonly args: TimelineQueryArgs,
  ) {
    super();
  }
}

@QueryHandler(AskTimeline)
export class TimelineHandler implements IQueryHandler<AskTimeline> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ stream, args: { asOf, knownAt } }: AskTimeline): Promise<TimelineRead> {
    // Asked first: what is written while the record is read may be in it beyond this position.
    const position = await this.log.head();
    const events = await this.log.readStream(stream);
    const entries = timelineOf(events, { ...(asOf && { asOf }), ...(knownAt && { knownAt }) });
    return { revision: events.at(-1)?.revision ?? 0, position: position ?? null, entries };
  }
}

@Resolver(() => Timeline)
export class TimelineQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Timeline, { description: "A teacher's whole record, or what was known of it at a time." })
  timeline(@Args() args: TeacherTimelineArgs): Promise<TimelineRead> {
    return this.bus.execute(new AskTimeline(`teacher-${args.teacherId}`, args));
  }

  @Query(() => Timeline, {
    description: "An organisation's whole record, or what was known of it at a time.",
  })
  organisationTimeline(@Args() args: OrganisationTimelineArgs): Promise<TimelineRead> {
    return this.bus.execute(new AskTimeline(`organisation-${args.organisationId}`, args));
  }

  @ResolveField(() => TimelineEntryConnection, {
    description: 'The facts in the order in which they took effect.',
  })
  entries(@Parent() { entries }: TimelineRead, @Args() page: PageQueryArgs): Page<TimelineEntry> {
    return pageOfList(entries, ({ factId }) => factId, page);
  }
}
