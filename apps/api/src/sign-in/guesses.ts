import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const MOST_WRONG = 10;
const A_QUARTER_OF_AN_HOUR_S = 900;

/** Counts guesses: after ten wrong ones within a quarter of an hour nothing more is looked at, right or wrong. */
export interface Guesses {
  /** Counts one before it is looked at. @returns how many seconds whoever guesses has to wait; 0: none */
  count(who: string): Promise<number>;
  /** It was no guess: whoever it was begins anew. */
  right(who: string): Promise<void>;
}

export function countedGuesses(): Guesses {
  const limiter = new RateLimiterMemory({ points: MOST_WRONG, duration: A_QUARTER_OF_AN_HOUR_S });
  return {
    count: (who) =>
      limiter.consume(who).then(
        () => 0,
        (refused: unknown) => {
          if (!(refused instanceof RateLimiterRes)) throw refused;
          return Math.ceil(refused.msBeforeNext / 1_000);
        },
      ),
    right: async (who) => void (await limiter.delete(who)),
  };
}
