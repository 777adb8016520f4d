import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, handleWhen, retry, timeout, TimeoutStrategy } from 'cockatiel';
import { LogUnavailable } from '../event-log.js';
import { SilentServer } from './client.js';
import { isTransient, reasonOf } from './failure.js';

/** For so long a call is made again: a cluster that chooses another leader needs some seconds. */
const PATIENCE_MS = 8_000;

/** Delays grow with each failure and are drawn at random, so that many clients don't come back all at once. */
export const backOff = (maxDelay: number) => new ExponentialBackoff({ initialDelay: 100, maxDelay });

/** When patience ends, by the clock of `performance.now`. */
export const patienceFromNow = (): number => performance.now() + PATIENCE_MS;

/** Calls again after the failures that `isWorthIt` names. */
export function repeatedly<T>(
  call: () => Promise<T>,
  isWorthIt: (error: unknown) => boolean,
  until = patienceFromNow(),
): Promise<T> {
  const mayHelp = handleWhen((error) => isWorthIt(error) && performance.now() < until);
  return retry(mayHelp, { maxAttempts: Infinity, backoff: backOff(1_000) }).execute(call);
}

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

/**
 * Asks again while the server can't be used for a moment.
 *
 * @throws LogUnavailable it still can't, or it refuses
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await repeatedly(call, isTransient);
  } catch (cause) {
    throw new LogUnavailable(reasonOf(cause), { cause });
  }
}

/** Rests for so long, or until the signal is aborted. */
export const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** What a promise brings; undefined as soon as the signal is aborted. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
