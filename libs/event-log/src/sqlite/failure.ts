import Database from 'better-sqlite3';
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

/** Reads a thrown error. Whatever is not known to be harmless counts as broken. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TypeError || error instanceof RangeError) return { kind: 'refused', error };
  if (!(error instanceof Database.SqliteError)) return { kind: 'broken' };
  if (error.code.startsWith('SQLITE_BUSY')) return { kind: 'busy' };
  if (error.code === 'SQLITE_FULL') {
    return {
      kind: 'refused',
      error: new StorageFull('The disk is full; nothing was written.', { cause: error }),
    };
  }
  if (error.code.startsWith('SQLITE_CONSTRAINT')) {
    return {
      kind: 'refused',
      error: new TypeError(`Not a well-formed event: ${error.message}`, { cause: error }),
    };
  }
  return { kind: 'broken' };
}
