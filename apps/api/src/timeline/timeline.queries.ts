import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query as BusQuery, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { EventLog } from '#event-log/event-log';
import { timelineOf } from '#read-models/timeline/timeline';
import { EVENT_LOG } from '../tokens.js';
import type { TimelineQueryArgs } from './timeline.types.js';
import { OrganisationTimelineArgs, TeacherTimelineArgs, Timeline } from './timeline.types.js';

/** The one question that is answered from a stream and not from the read model. */
export class AskTimeline extends BusQuery<Timeline> {
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

  async execute({ stream, args: { asOf, knownAt } }: AskTimeline): Promise<Timeline> {
    const events = await this.log.readStream(stream);
    const last = events.at(-1);
    const entries = timelineOf(events, { ...(asOf && { asOf }), ...(knownAt && { knownAt }) });
    return { revision: last?.revision ?? 0, position: last?.position ?? null, entries };
  }
}

@Resolver()
export class TimelineQueries {
  constructor(private readonly bus: QueryBus) {}

  @Query(() => Timeline, { description: "A teacher's whole record, or what was known of it at a time." })
  timeline(@Args() args: TeacherTimelineArgs): Promise<Timeline> {
    return this.bus.execute(new AskTimeline(`teacher-${args.teacherId}`, args));
  }

  @Query(() => Timeline, {
    description: "An organisation's whole record, or what was known of it at a time.",
  })
  organisationTimeline(@Args() args: OrganisationTimelineArgs): Promise<Timeline> {
    return this.bus.execute(new AskTimeline(`organisation-${args.organisationId}`, args));
  }
}
