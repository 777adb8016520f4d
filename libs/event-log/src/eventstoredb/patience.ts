import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, handleWhen, retry, timeout, TimeoutStrategy } from 'cockatiel';
import { LogUnavailable } from '../event-log.js';
import { SilentServer } from './client.js';
import { isTransient, reasonOf } from './failure.js';

/** For so long a call is made again: a cluster that chooses another leader needs some seconds. */
const PATIENCE_MS = 8_000;

/** Delays grow with each failure and are drawn at random, so that many clients don't come back all at once. */
export const backOff = (maxDelay: number) => new ExponentialBackoff({ initialDelay: 100, maxDelay });

/** Calls again after the failures that `isWorthIt` names. */
export function repeatedly<T>(call: () => Promise<T>, isWorthIt: (error: unknown) => boolean): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  const mayHelp = handleWhen((error) => isWorthIt(error) && performance.now() < end);
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
