import { ExponentialBackoff } from 'cockatiel';

/** So soon it is noticed that a cause has gone. */
const LONGEST_MS = 3_000;

export interface BackOff {
  /** Waits a little longer each time, by chance more or less, or until the signal is aborted. */
  pause(signal: AbortSignal): Promise<void>;
  /** The next pause is a short one again. */
  reset(): void;
}

export function backOff(longestMs = LONGEST_MS): BackOff {
  const fresh = () => new ExponentialBackoff({ initialDelay: 100, maxDelay: longestMs }).next();
  let next = fresh();
  return {
    async pause(signal) {
      const { duration } = next;
      next = next.next(undefined);
      await sleep(duration, signal);
    },
    reset: () => void (next = fresh()),
  };
}

/** Resolves after `ms`, or at once when the signal is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
