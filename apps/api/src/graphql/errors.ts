import { randomUUID } from 'node:crypto';
import type { ValidationError } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { LogUnavailable, OutcomeUnknown, StorageFull, UnknownPosition } from '#event-log/event-log';
import { ImpossibleQuestion } from '#read-models/answer';
import { NotBuiltYet } from '#read-models/read-model';
import { UnusableKeys } from '#privacy/keys/kept-keys';
import { NotOpened } from '#privacy/sealing/aes';
import { AuditUnavailable } from '#audit/trail';
import { TookTooLong, TooManyWaiting } from '#read-models/storage/asker';
import { originOf } from '../operations/origin.js';

/** Codes whose messages were written for the person who asked. */
const SHOWN = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'NOT_YET_CAUGHT_UP',
  'TOO_MANY_FOLLOWERS',
  'ASK_OVER_HTTP',
  'COST',
  'RATE_LIMITED',
  'NOT_OUR_OPERATION',
  'FORBIDDEN',
  'BAD_CURSOR',
  'TOO_MANY_PEOPLE',
  'NOT_FOR_THIS_ROLE',
  'NOT_REGISTERED',
]);

const logger = new Logger('GraphQL');

/**
 * What leaves the house of an error: what was meant to be said, as it is; of anything else only a reference
 * number, under which the log on this side keeps the name of the error and where it arose, never its data.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = String(formatted.extensions?.code ?? '');
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const meant = told(originalOf(error)) ?? toldOfLimit(originalOf(error));
  if (meant) return { ...place, ...meant };
  if (SHOWN.has(code))
    return { message: formatted.message, ...place, extensions: shownExtensions(formatted, code) };
  if (isOfArgument(error))
    return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  const reference = randomUUID();
  logger.error(`${reference} ${originOf(originalOf(error))}`);
  return {
    message: `Something went wrong on our side. Please quote ${reference}.`,
    ...place,
    extensions: { code: 'INTERNAL', reference },
  };
}

/** GraphQL itself refuses some variables only while it executes, such as null for an argument that has a default. */
function isOfArgument(error: unknown): boolean {
  return [error, originalOf(error)].some(
    (each) => each instanceof GraphQLError && /^(Argument|Variable) "/.test(each.message),
  );
}

type Told = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

const telling = (code: string, message: string): Told => ({ message, extensions: { code } });

/** What can be told of an error from the floors below that somebody can do something about. */
function told(error: unknown): Told | undefined {
  if (error instanceof ImpossibleQuestion) return telling('BAD_USER_INPUT', error.message);
  if (error instanceof NotBuiltYet)
    return telling(
      'NOT_YET_CAUGHT_UP',
      'Nothing can be answered yet: the log is being read. Ask again soon.',
    );
  if (error instanceof UnknownPosition)
    return telling(
      'UNKNOWN_POSITION',
      'The log has no event at that position: it is of another log, or of one that an older copy was put in place of. Begin at the beginning, or at a position that this service gave.',
    );
  if (error instanceof StorageFull)
    return telling(
      'STORAGE_FULL',
      'There is no room left to record this. Nothing was recorded; try again later.',
    );
  if (error instanceof LogUnavailable)
    return telling(
      'LOG_UNAVAILABLE',
      'The event log cannot be reached for now: nothing was recorded, and no record can be read. Try again later.',
    );
  if (error instanceof OutcomeUnknown)
    return telling(
      'OUTCOME_UNKNOWN',
      'It is not known whether this was recorded. Send it again with the same id.',
    );
  return undefined;
}

/** What can be told of an error that a limit of the house made. */
function toldOfLimit(error: unknown): Told | undefined {
  if (error instanceof UnusableKeys || error instanceof NotOpened)
    return telling(
      'KEYS_UNUSABLE',
      'Who people are cannot be read or recorded for now: the keys cannot be used. Whoever runs the service is told why at its start.',
    );
  if (error instanceof TookTooLong)
    return telling(
      'TIME_LIMIT',
      `This took longer than the ${error.afterMs / 1_000} s that a question may take, and was broken off. Ask of fewer years, groups or schools.`,
    );
  if (error instanceof AuditUnavailable)
    return telling(
      'AUDIT_UNAVAILABLE',
      'This cannot be written into the audit for now, so nothing is told. Ask again later; a command is recorded once.',
    );
  if (error instanceof TooManyWaiting)
    return telling(
      'TOO_MANY_QUESTIONS',
      'Very many of your questions are waiting. Ask again when they are answered.',
    );
  return undefined;
}

const originalOf = (error: unknown): unknown =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error;

const shownExtensions = ({ extensions }: GraphQLFormattedError, code: string) => ({
  code,
  ...(extensions?.problems !== undefined && { problems: extensions.problems }),
  ...(extensions?.position !== undefined && { position: extensions.position }),
});

/** Every field that class-validator refused, by its path, each with what it should hold. */
export function refuseInput(errors: readonly ValidationError[]): GraphQLError {
  const problems = errors.flatMap((error) => problemsOf(error, ''));
  const message = `Please mend: ${problems.map(({ problem }) => problem).join('; ')}.`;
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', problems } });
}

interface Problem {
  readonly field: string;
  readonly problem: string;
}

function problemsOf(error: ValidationError, under: string): readonly Problem[] {
  const field = under ? `${under}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((problem) => ({ field, problem }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}
