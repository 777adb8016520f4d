import { StorageFull } from '../event-log.js';

/**
 * What a failed transaction means.
 * - `busy`: another process is writing; nothing was written, try again soon.
 * - `refused`: nothing was written, and `error` says why.
 * - `broken`: the store failed; whether it wrote cannot be told.
 */
export type Failure =
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly error: Error }
  | { readonly kind: 'broken' };

/**
 * Reads an error thrown by the driver. Whatever is not known to be harmless counts as broken. The driver is
 * native, so its errors may come from another realm: they are told by their fields, not by `instanceof`.
 */
export function failureOf(cause: unknown): Failure {
  const { code = '', name = '', message = '' } = cause as { code?: string; name?: string; message?: string };
  if (code.startsWith('SQLITE_BUSY')) return { kind: 'busy' };
  if (code === 'SQLITE_FULL')
    return refused(new StorageFull('The disk is full; nothing was written.', { cause }));
  if (code.startsWith('SQLITE_CONSTRAINT') || name === 'TypeError' || name === 'RangeError') {
    return refused(new TypeError(`Not a well-formed event: ${message}`, { cause }));
  }
  return { kind: 'broken' };
}

function refused(error: Error): Failure {
  return { kind: 'refused', error };
}
