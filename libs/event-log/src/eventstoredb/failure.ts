import { AppendTooLarge, LogUnavailable, RevisionConflict } from '../event-log.js';
import { kindOf } from './client.js';

/**
 * What a failed append means.
 * - `refused`: it was not written, and `error` says why.
 * - `unsent`: it was not written, and the next attempt may be.
 * - `unknown`: whether it was written cannot be told.
 */
export type AppendFailure =
  { readonly kind: 'refused'; readonly error: Error } | { readonly kind: 'unsent' | 'unknown' };

/** Whatever is not known to be harmless counts as unknown. */
export function appendFailureOf(cause: unknown, stream: string, expected: number): AppendFailure {
  const failure = kindOf(cause);
  switch (failure.kind) {
    case 'conflict':
      return refused(new RevisionConflict(stream, expected, failure.actualRevision));
    case 'too large':
      return refused(new AppendTooLarge('The server takes no append of this size.'));
    case 'deleted':
      return refused(new Error('The stream was deleted on the server, which no part of this program does.'));
    case 'denied':
      return refused(new LogUnavailable(reasonOf(cause)));
    case 'no leader':
    case 'out of reach':
      return { kind: 'unsent' };
    default:
      return { kind: 'unknown' };
  }
}

const refused = (error: Error): AppendFailure => ({ kind: 'refused', error });

/** Whether the same call may well succeed a moment later. */
export const isTransient = (cause: unknown): boolean =>
  ['lost', 'out of reach', 'no leader'].includes(kindOf(cause).kind);

/** The server says that what it was asked for makes no sense to it, such as a position within an event. */
export const isInvalid = (cause: unknown): boolean => kindOf(cause).kind === 'invalid';

const reasons: Readonly<Record<string, string>> = {
  denied: 'The event log refuses this user: check PATHWAYS_LOG_USER and its password.',
  'out of reach': 'The event log cannot be reached: nobody answers at its address.',
  'no leader': 'The event log has no leader to write to for now.',
  closed: 'The event log is closed.',
  lost: 'The connection to the event log was lost, or nothing came over it in time.',
};

/** Why the server could not be used. Never what the server or the client wrote: it may hold a URL. */
export const reasonOf = (cause: unknown): string =>
  reasons[kindOf(cause).kind] ??
  `The event log failed (${(cause as { readonly name?: string } | null)?.name ?? 'unknown error'}).`;
