import { LogUnavailable, OutcomeUnknown, StorageFull } from '../event-log.js';

/**
 * What a failed transaction means.
 * - `busy`: another process is writing; nothing was written, try again soon.
 * - `refused`: nothing was written, and `error` says why.
 * - `broken`: the store failed and must be opened anew; `error` says whether it may have written.
 */
export type Failure =
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly error: Error }
  | { readonly kind: 'broken'; readonly error: LogUnavailable | OutcomeUnknown };

/**
 * Reads an error thrown by the driver. Whatever is not known to be harmless counts as broken. The driver is
 * native, so its errors may come from another realm: they are told by their fields, not by `instanceof`.
 *
 * @param committing whether the commit itself had begun: before it, nothing can have been written for good
 */
export function failureOf(cause: unknown, committing: boolean): Failure {
  const { code, name, message } = told(cause);
  if (code.startsWith('SQLITE_BUSY')) return { kind: 'busy' };
  // The last write of a commit is the one that makes it count, so one that found no room does not.
  if (code === 'SQLITE_FULL')
    return refused(new StorageFull('The disk is full; nothing was written.', { cause }));
  if (code.startsWith('SQLITE_CONSTRAINT') || name === 'TypeError' || name === 'RangeError')
    return refused(new TypeError(`Not a well-formed event: ${message}`, { cause }));
  return { kind: 'broken', error: committing ? outcomeUnknown(cause) : unavailable(cause) };
}

/** Whether reading failed for the disk's sake, and not for a mistake in the question. */
export function isStoreFailure(cause: unknown): boolean {
  return told(cause).code.startsWith('SQLITE_');
}

/** Nothing was written, or nothing could be read. */
export function unavailable(cause?: unknown): LogUnavailable {
  return new LogUnavailable('The log cannot be read or written for now; nothing was written.', { cause });
}

function outcomeUnknown(cause: unknown): OutcomeUnknown {
  return new OutcomeUnknown('The disk failed while committing. Retry with the same ids.', { cause });
}

function refused(error: Error): Failure {
  return { kind: 'refused', error };
}

function told(cause: unknown): { code: string; name: string; message: string } {
  const { code = '', name = '', message = '' } = cause as { code?: string; name?: string; message?: string };
  return { code, name, message };
}
