import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { createSourceEventStream, execute, GraphQLError } from 'graphql';
import type { SubscriptionAudit } from './audited-subscriptions.js';

export type Followed = AsyncIterableIterator<ExecutionResult>;

/**
 * Subscribes, and works out the answer to each event when it is asked for; none goes out that is not accounted for. Done
 * here and not by GraphQL's own `subscribe`, which does not tell of which event an answer is.
 */
export const followedWith =
  (audit: SubscriptionAudit) =>
  async (args: ExecutionArgs): Promise<ExecutionResult | Followed> => {
    const events = await createSourceEventStream(args);
    if (Symbol.asyncIterator in events) return answersTo(events[Symbol.asyncIterator](), args, audit);
    try {
      await audit.refused(args, events);
      return events;
    } catch (error) {
      return { errors: [new GraphQLError('Not written down.', { originalError: error as Error })] };
    }
  };

function answersTo(events: AsyncIterator<unknown>, args: ExecutionArgs, audit: SubscriptionAudit): Followed {
  let begun: Promise<void> | undefined;
  const leave = async (): Promise<IteratorReturnResult<undefined>> => {
    await events.return?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      try {
        await (begun ??= audit.begun(args));
        const { done, value } = await events.next();
        if (done) return { done, value: undefined };
        const result = await execute({ ...args, rootValue: value });
        await audit.told(args, value, result);
        return { done: false, value: result };
      } catch (error) {
        await leave();
        throw error;
      }
    },
    return: leave,
    throw: leave,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
