import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query as BusQuery, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { EventLog } from '#event-log/event-log';
import { isSought } from '#event-log/sought';
import type { EntryStatus as Status } from '#read-models/timeline/timeline';
import { cursorOf, firstOf, placeOf } from '#read-models/page';
import type { ReadModel } from '#read-models/read-model';
import { JsonObject } from '../graphql/scalars.js';
import { scopeOf } from '../policy/scope-of.js';
import { Clock, todayIn } from '../recording/clock.js';
import { principalInHand } from '../sign-in/in-hand.js';
import { EntryStatus } from '../timeline/timeline.types.js';
import { EVENT_LOG, READ_MODEL } from '../tokens.js';
import { EventsQueryArgs, FollowEventsArgs } from './events.args.js';
import { HistoryEvent, HistoryEventConnection } from './events.types.js';
import { Followers } from './followers.js';
import { firstIn, type Span } from './history.js';
import { nodeOf, standingsOn, type HistoryNode } from './node.js';
import { asRecorded, seeing, seenLog, watchedOf } from './seen-events.js';
import { positionIn, refuseUnknown, soughtBy, typeWarnings } from './wanted.js';

interface EventsRead extends Omit<HistoryEventConnection, 'edges'> {
  readonly edges: readonly { readonly cursor: string; readonly node: HistoryNode }[];
}

/** A page of the event history: read from the log, which alone has all of it. */
export class AskEvents extends BusQuery<EventsRead> {
  constructor(readonly args: EventsQueryArgs) {
    super();
  }
}

@QueryHandler(AskEvents)
export class EventsHandler implements IQueryHandler<AskEvents> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL) private readonly readModel: ReadModel,
    private readonly clock: Clock,
  ) {}

  async execute({ args }: AskEvents): Promise<EventsRead> {
    const sought = soughtBy(args);
    const first = firstOf({ ...(typeof args.first === 'number' && { first: args.first }) });
    const log = await this.logSeen(args);
    const { events, reached, isWhole } = await firstIn(log, sought, await this.spanOf(args), first);
    const standings = standingsOn(log);
    return {
      edges: events.map((event) => ({ cursor: cursorOf([event.position]), node: nodeOf(event, standings) })),
      pageInfo: { hasNextPage: !isWhole, endCursor: reached === undefined ? null : cursorOf([reached]) },
      position: reached ?? null,
      warnings: typeWarnings(sought),
    };
  }

  /** As much of the log as whoever asks may see. */
  private async logSeen(args: EventsQueryArgs): Promise<Parameters<typeof firstIn>[0]> {
    const watched = watchedOf(scopeOf(principalInHand()), args);
    if (!watched) return this.log;
    const head = await this.log.head();
    return seenLog(this.log, await seeing(this.readModel, watched, head, todayIn(this.clock)));
  }

  private async spanOf({ after, afterPosition, upToPosition }: EventsQueryArgs): Promise<Span> {
    const [cursor] = typeof after === 'string' ? placeOf({ after }, 1) : [];
    const starts = [
      positionIn(this.log, 'after', cursor),
      positionIn(this.log, 'afterPosition', afterPosition),
    ].filter((position) => position !== undefined);
    const upTo = positionIn(this.log, 'upToPosition', upToPosition);
    const latest = starts.toSorted((a, b) => this.log.comparePositions(a, b)).at(-1);
    await refuseUnknown(this.log, latest);
    return { after: latest, upTo };
  }
}

@Resolver(() => HistoryEvent)
export class EventsQueries {
  constructor(
    private readonly bus: QueryBus,
    private readonly followers: Followers,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL) private readonly readModel: ReadModel,
    private readonly clock: Clock,
  ) {}

  @Query(() => HistoryEventConnection, {
    description: 'The event history itself: everything that was ever recorded, in that order.',
  })
  events(@Args() args: EventsQueryArgs): Promise<EventsRead> {
    return this.bus.execute(new AskEvents(args));
  }

  @Subscription(() => HistoryEvent, {
    name: 'events',
    description:
      'The events after a position, then each as soon as it is recorded: every one once, in order. Over WebSocket, by the protocol graphql-transport-ws.',
    resolve: (node: HistoryNode) => node,
  })
  async follow(@Args() args: FollowEventsArgs): Promise<AsyncIterableIterator<HistoryNode>> {
    const after = positionIn(this.log, 'afterPosition', args.afterPosition);
    const sought = soughtBy(args);
    const watched = watchedOf(scopeOf(principalInHand()), args);
    await refuseUnknown(this.log, after);
    if (!watched)
      return this.followers.follow(after, sought, async (event) => nodeOf(event, standingsOn(this.log)));
    return this.followers.follow(after, asRecorded(sought), async (event) => {
      const see = await seeing(this.readModel, watched, event.position, todayIn(this.clock));
      const seen = see(event);
      return seen && isSought(seen, sought) ? nodeOf(seen, standingsOn(seenLog(this.log, see))) : undefined;
    });
  }

  @ResolveField(() => JsonObject)
  fields(@Parent() { data }: HistoryNode): unknown {
    return JSON.parse(data);
  }

  @ResolveField(() => EntryStatus)
  async status(@Parent() node: HistoryNode): Promise<Status> {
    return (await node.standing()).status;
  }

  @ResolveField(() => [String])
  async changedBy(@Parent() node: HistoryNode): Promise<readonly string[]> {
    return (await node.standing()).changedBy;
  }
}
