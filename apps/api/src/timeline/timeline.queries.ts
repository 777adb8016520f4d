import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query as BusQuery, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { EventLog, Position, StreamEvent } from '#event-log/event-log';
import type { Page } from '#read-models/answer';
import { leadersSeen } from '#read-models/reach/leaders-seen';
import { recordSeen } from '#read-models/reach/record-seen';
import type { ReadModel } from '#read-models/read-model';
import type { Restricted } from '#read-models/scope/scope';
import { type TeacherTimelineEntry, teacherTimelineOf } from '#read-models/timeline/teacher-timeline';
import { timelineOf } from '#read-models/timeline/timeline';
import { untilHeld } from '../asking/not-yet.js';
import { PageQueryArgs, pageOfList } from '../asking/page.js';
import { scopeOf } from '../policy/scope-of.js';
import { Clock, todayIn } from '../recording/clock.js';
import { principalInHand } from '../sign-in/in-hand.js';
import { EVENT_LOG, READ_MODEL } from '../tokens.js';
import { entriesSeen } from './entries-seen.js';
import { withoutUnseenLeader } from './unseen-leader.js';
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
    private readonly clock: Clock,
  ) {}

  async execute({ of, id, args }: AskTimeline): Promise<TimelineRead> {
    const scope = scopeOf(principalInHand());
    // Asked first: what is written while the record is read may be in it beyond this position.
    const position = (await this.log.head()) ?? null;
    // What becomes of organisations is public, but for the teachers whom it names.
    if (scope === 'EVERYONE') return this.whole(of, id, args, position);
    await untilHeld(this.readModel, position ?? undefined);
    return of === 'teacher'
      ? this.seenWithin(scope, id, args, position)
      : this.whole(of, id, args, position, await this.leadersWithin(scope, id));
  }

  private async whole(
    of: 'teacher' | 'organisation',
    id: string,
    { asOf, knownAt }: TimelineQueryArgs,
    position: Position | null,
    leaders?: ReadonlySet<string>,
  ): Promise<TimelineRead> {
    const recorded = await this.log.readStream(`${of}-${id}`);
    const events = leaders ? recorded.map((event) => withoutUnseenLeader(event, leaders)) : recorded;
    const view = { ...(asOf && { asOf }), ...(knownAt && { knownAt }) };
    const entries =
      of === 'teacher'
        ? teacherTimelineOf(id, new Map([[id, events], ...(await this.tiedTo(id))]), view)
        : timelineOf(events, view).map((entry) => ({ ...entry, record: id, countsFor: id }));
    return { revision: events.at(-1)?.revision ?? 0, position, entries };
  }

  private leadersWithin(scope: Restricted, id: string): Promise<ReadonlySet<string>> {
    return leadersSeen(this.readModel.seenBy(scope), id, { asOf: todayIn(this.clock) });
  }

  /** The log is not read for one of whom nothing is seen: it takes as long as for one who is not on record. */
  private async seenWithin(
    scope: Restricted,
    id: string,
    { asOf, knownAt }: TimelineQueryArgs,
    position: Position | null,
  ): Promise<TimelineRead> {
    const view = { ...(asOf && { asOf }), ...(knownAt && { knownAt }) };
    const viewpoint = { asOf: todayIn(this.clock), ...view };
    const seen = await recordSeen(this.readModel.seenBy(scope), id, viewpoint);
    if (seen.length === 0) return { revision: 0, position, entries: [] };
    const records = new Set([id, ...seen.map(({ record }) => record)]);
    const streams = await Promise.all([...records].map((record) => this.readRecord(record)));
    const entries = entriesSeen(teacherTimelineOf(id, new Map(streams), view), seen);
    const own = entries.filter(({ record }) => record === id);
    return { revision: Math.max(0, ...own.map(({ revision }) => revision)), position, entries };
  }

  private async readRecord(teacher: string): Promise<readonly [string, readonly StreamEvent[]]> {
    return [teacher, await this.log.readStream(`teacher-${teacher}`)];
  }

  /** The records that merges and reassignments tie to a teacher's own, as far as the read model knows them. */
  private async tiedTo(teacher: string): Promise<readonly (readonly [string, readonly StreamEvent[]])[]> {
    const tied = await this.readModel.tiedTo(teacher);
    return Promise.all(tied.map((other) => this.readRecord(other)));
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
