import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { AppendTooLarge, LogUnavailable, RevisionConflict } from '../event-log.js';

/** Status codes of gRPC: some errors of a dead connection come without a class of the client's. */
const CANCELLED = 1;
const INVALID_ARGUMENT = 3;
const DEADLINE_EXCEEDED = 4;
const UNAVAILABLE = 14;
const UNAUTHENTICATED = 16;

/** What gRPC says, and what discovery says, when there was nobody to send anything to. */
const NEVER_SENT =
  /^(?:14 UNAVAILABLE: )?(?:No connection established|Failed to discover after|Name resolution failed)/;

/** The server has not answered within our own time limit. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`);
  }
}

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
  if (cause instanceof WrongExpectedVersionError) {
    const { actualVersion } = cause;
    const actual = typeof actualVersion === 'bigint' ? Number(actualVersion) + 1 : 0;
    return refused(new RevisionConflict(stream, expected, actual));
  }
  if (cause instanceof MaxAppendSizeExceededError)
    return refused(new AppendTooLarge('The server takes no append of this size.'));
  if (cause instanceof StreamDeletedError)
    return refused(new Error('The stream was deleted on the server, which no part of this program does.'));
  if (isDenied(cause)) return refused(new LogUnavailable(reasonOf(cause)));
  if (cause instanceof NotLeaderError || isUnsent(cause)) return { kind: 'unsent' };
  return { kind: 'unknown' };
}

const refused = (error: Error): AppendFailure => ({ kind: 'refused', error });

const codeOf = (cause: unknown): unknown => (cause as { readonly code?: unknown } | null)?.code;
const messageOf = (cause: unknown): string =>
  String((cause as { readonly message?: unknown } | null)?.message ?? '');

const isDenied = (cause: unknown): boolean =>
  cause instanceof AccessDeniedError || codeOf(cause) === UNAUTHENTICATED;
const isUnsent = (cause: unknown): boolean => NEVER_SENT.test(messageOf(cause));

/** The server says that what it was asked for makes no sense to it, such as a position within an event. */
export const isInvalid = (cause: unknown): boolean => codeOf(cause) === INVALID_ARGUMENT;

/** Whether the same call may well succeed a moment later. */
export const isTransient = (cause: unknown): boolean =>
  cause instanceof NoAnswer ||
  cause instanceof UnavailableError ||
  cause instanceof CancelledError ||
  cause instanceof DeadlineExceededError ||
  cause instanceof TimeoutError ||
  cause instanceof NotLeaderError ||
  isUnsent(cause) ||
  [CANCELLED, DEADLINE_EXCEEDED, UNAVAILABLE].includes(codeOf(cause) as number);

/** Why the server could not be used: a kind of failure, never what the server or the client wrote, which may hold a URL. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof NoAnswer) return `The event log gives ${cause.message}.`;
  if (isDenied(cause)) return 'The event log refuses this user: check PATHWAYS_LOG_USER and its password.';
  if (isUnsent(cause)) return 'The event log cannot be reached: nobody answers at its address.';
  if (cause instanceof NotLeaderError) return 'The event log has no leader to write to for now.';
  if (isTransient(cause)) return 'The connection to the event log was lost.';
  return `The event log failed (${(cause as { readonly name?: string } | null)?.name ?? 'unknown error'}).`;
}
