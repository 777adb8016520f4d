import { GraphQLError } from 'graphql';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const A_MINUTE_S = 60;

/** Counts what each subject has cost, whatever it asks in and from wherever: requests alone would not tell. */
export interface Rate {
  /** @throws RateLimited the subject has used up its points */
  spend(subject: string, points: number): Promise<void>;
}

/** A subject has used up the points of its minute. */
export class RateLimited extends GraphQLError {
  constructor(readonly afterSeconds: number) {
    super(`You have asked a great deal within a minute. Ask again in ${afterSeconds} s.`, {
      extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
    });
  }
}

/** Kept in memory: each service counts for itself, and a start forgives. */
export function rateOf(pointsAMinute: number): Rate {
  const limiter = new RateLimiterMemory({ points: pointsAMinute, duration: A_MINUTE_S });
  return {
    async spend(subject, points) {
      try {
        await limiter.consume(subject, points);
      } catch (left) {
        throw new RateLimited(Math.ceil((left as RateLimiterRes).msBeforeNext / 1_000));
      }
    },
  };
}
