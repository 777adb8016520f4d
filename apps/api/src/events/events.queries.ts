import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query as BusQuery, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { EventLog } from '#event-log/event-log';
import type { EntryStatus as Status } from '#read-models/timeline/timeline';
import { cursorOf, firstOf, placeOf } from '#read-models/page';
import { JsonObject } from '../graphql/scalars.js';
import { EntryStatus } from '../timeline/timeline.types.js';
import { EVENT_LOG } from '../tokens.js';
import { EventsQueryArgs, FollowEventsArgs } from './events.args.js';
import { HistoryEvent, HistoryEventConnection } from './events.types.js';
import { Followers } from './followers.js';
import { firstIn, type Span } from './history.js';
import { nodeOf, standingsOn, type HistoryNode } from './node.js';
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
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ args }: AskEvents): Promise<EventsRead> {
    const sought = soughtBy(args);
    const first = firstOf({ ...(typeof args.first === 'number' && { first: args.first }) });
    const { events, reached, isWhole } = await firstIn(this.log, sought, await this.spanOf(args), first);
    const standings = standingsOn(this.log);
    return {
      edges: events.map((event) => ({ cursor: cursorOf([event.position]), node: nodeOf(event, standings) })),
      pageInfo: { hasNextPage: !isWhole, endCursor: reached === undefined ? null : cursorOf([reached]) },
      position: reached ?? null,
      warnings: typeWarnings(sought),
    };
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
    await refuseUnknown(this.log, after);
    return this.followers.follow(after, sought, (event) => nodeOf(event, standingsOn(this.log)));
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
