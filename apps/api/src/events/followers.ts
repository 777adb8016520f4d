import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventLog, Position, Sought, StoredEvent } from '#event-log/event-log';
import { isSought } from '#event-log/sought';
import { principalInHand } from '../sign-in/in-hand.js';
import { EVENT_LOG } from '../tokens.js';
import { placesOf } from './places.js';

/** Each looks for news every 50 ms. */
export const MOST_FOLLOWERS = { ofAll: 64, ofOne: 16 };

/** Few: so much of the log is in memory for each follower, and between two batches others are answered. */
const BATCH_SIZE = 200;
const EVENTS_A_TURN = 20;

/** Those who follow the log now. */
@Injectable()
export class Followers {
  private readonly places = placesOf(MOST_FOLLOWERS);

  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  /**
   * The events after a position that are sought, then those that are appended, each once and in order. No event is read
   * before whoever follows has taken the one before it. Ends when it is returned from.
   *
   * @param tell what is handed out of an event; undefined passes it over
   * @throws GraphQLError TOO_MANY_FOLLOWERS
   */
  follow<T>(
    after: Position | undefined,
    sought: Sought,
    tell: (event: StoredEvent) => Promise<T | undefined>,
  ): AsyncIterableIterator<T> {
    const leavePlace = this.places.take(principalInHand().subject);
    if (!leavePlace) throw tooMany();
    const stop = new AbortController();
    const leave = (): void => {
      stop.abort();
      leavePlace();
    };
    const following = this.log.follow({
      ...(after && { after }),
      ...{ sought, batchSize: BATCH_SIZE, signal: stop.signal },
    });
    return leavable(toldOneByOne(following, sought, stop.signal, tell), leave);
  }
}

const tooMany = (): GraphQLError =>
  new GraphQLError(
    `${MOST_FOLLOWERS.ofAll} follow the events already, or ${MOST_FOLLOWERS.ofOne} of them in your name. Try again later, or ask by pages.`,
    { extensions: { code: 'TOO_MANY_FOLLOWERS' } },
  );

async function* toldOneByOne<T>(
  batches: AsyncIterable<readonly StoredEvent[]>,
  sought: Sought,
  signal: AbortSignal,
  tell: (event: StoredEvent) => Promise<T | undefined>,
): AsyncGenerator<T> {
  for await (const batch of batches)
    for (const [index, event] of batch.entries()) {
      if (signal.aborted) return;
      if (index % EVENTS_A_TURN === 0) await nextTurn();
      const told = isSought(event, sought) ? await tell(event) : undefined;
      if (told !== undefined) yield told;
    }
}

/** A generator that waits for an event would go only once one has come: so its waiting is ended first. */
function leavable<T>(generator: AsyncGenerator<T>, leave: () => void): AsyncIterableIterator<T> {
  const left = async (): Promise<IteratorResult<T>> => {
    leave();
    return generator.return(undefined);
  };
  return {
    async next() {
      try {
        const result = await generator.next();
        if (result.done) leave();
        return result;
      } catch (error) {
        leave();
        throw error;
      }
    },
    return: left,
    throw: left,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
