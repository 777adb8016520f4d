import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, handleWhen, retry, timeout, TimeoutStrategy } from 'cockatiel';
import { LogUnavailable } from '../event-log.js';
import { SilentServer } from './client.js';
import { isTransient, reasonOf } from './failure.js';

/** How often a call is made before it is given up. */
const ATTEMPTS = 4;

/** Delays grow with each failure and are drawn at random, so that many clients don't come back all at once. */
export const backOff = (maxDelay: number) => new ExponentialBackoff({ initialDelay: 100, maxDelay });

/** Calls again after the failures that `isWorthIt` names. */
export const repeated = (isWorthIt: (error: unknown) => boolean) =>
  retry(handleWhen(isWorthIt), { maxAttempts: ATTEMPTS - 1, backoff: backOff(2_000) });

/** @throws SilentServer the call is still out after the limit */
export async function withinLimit<T>(ms: number, call: () => Promise<T>): Promise<T> {
  try {
    return await timeout(ms, TimeoutStrategy.Aggressive).execute(call);
  } catch (error) {
    throw isLimit(error) ? new SilentServer() : error;
  }
}

const isLimit = (error: unknown): boolean =>
  (error as { readonly isTaskCancelledError?: unknown } | null)?.isTaskCancelledError === true;

const again = repeated(isTransient);

/**
 * Asks again while the server can't be used for a moment.
 *
 * @throws LogUnavailable it still can't, or it refuses
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await again.execute(call);
  } catch (cause) {
    throw new LogUnavailable(reasonOf(cause), { cause });
  }
}

/** Rests for so long, or until the signal is aborted. */
export const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
