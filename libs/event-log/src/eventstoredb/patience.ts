import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, handleWhen, retry, timeout, TimeoutStrategy } from 'cockatiel';
import { LogUnavailable } from '../event-log.js';
import { isTransient, NoAnswer, reasonOf } from './failure.js';

/** Our own limit of a call: the client's deadline doesn't hold for every call, nor while it looks for a server. */
export const CALL_LIMIT_MS = 6_000;

const ATTEMPTS = 4;

/** Delays grow with each failure and are drawn at random, so that many clients don't come back all at once. */
export const backOff = (maxDelay: number) => new ExponentialBackoff({ initialDelay: 100, maxDelay });

const limit = timeout(CALL_LIMIT_MS, TimeoutStrategy.Aggressive);
const again = retry(handleWhen(isTransient), { maxAttempts: ATTEMPTS - 1, backoff: backOff(2_000) });

/** @throws NoAnswer the call is still out after the limit */
export async function withinLimit<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await limit.execute(call);
  } catch (error) {
    throw isLimit(error) ? new NoAnswer(CALL_LIMIT_MS) : error;
  }
}

const isLimit = (error: unknown): boolean =>
  (error as { readonly isTaskCancelledError?: unknown } | null)?.isTaskCancelledError === true;

/**
 * Asks again while the server can't be used for a moment.
 *
 * @throws LogUnavailable it still can't, or it refuses
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await again.execute(() => withinLimit(call));
  } catch (cause) {
    throw cause instanceof TypeError ? cause : new LogUnavailable(reasonOf(cause), { cause });
  }
}

/** Rests for so long, or until the signal is aborted. */
export const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
