import { randomUUID } from 'node:crypto';
import type { ValidationError } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { OutcomeUnknown, StorageFull } from '#event-log/event-log';

/** Codes whose messages were written for the person who asked. */
const SHOWN = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'NOT_YET_CAUGHT_UP',
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
  const failure = storageFailure(error);
  if (failure) return { ...place, ...failure };
  if (SHOWN.has(code))
    return { message: formatted.message, ...place, extensions: shownExtensions(formatted, code) };
  const reference = randomUUID();
  logger.error(`${reference} ${originOf(error)}`);
  return {
    message: `Something went wrong on our side. Please quote ${reference}.`,
    ...place,
    extensions: { code: 'INTERNAL', reference },
  };
}

/** The two failures of the store that a caller can do something about. */
function storageFailure(error: unknown): Pick<GraphQLFormattedError, 'message' | 'extensions'> | undefined {
  const original = originalOf(error);
  if (original instanceof StorageFull)
    return {
      message: 'There is no room left to record this. Nothing was recorded; try again later.',
      extensions: { code: 'STORAGE_FULL' },
    };
  if (original instanceof OutcomeUnknown)
    return {
      message: 'It is not known whether this was recorded. Send the command again with the same id.',
      extensions: { code: 'OUTCOME_UNKNOWN' },
    };
  return undefined;
}

const originalOf = (error: unknown): unknown =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error;

const shownExtensions = ({ extensions }: GraphQLFormattedError, code: string) => ({
  code,
  ...(extensions?.problems !== undefined && { problems: extensions.problems }),
  ...(extensions?.position !== undefined && { position: extensions.position }),
});

/** Name and place of an error without its message, which may hold what it was working on. */
function originOf(error: unknown): string {
  const original = originalOf(error);
  if (!(original instanceof Error)) return 'an error that is no Error';
  const frames = (original.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [original.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' ');
}

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
