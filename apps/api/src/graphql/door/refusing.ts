import { randomUUID } from 'node:crypto';
import { HttpException, Logger } from '@nestjs/common';
import { originOf } from '../../operations/origin.js';

export interface HttpAnswer {
  readonly status: number;
  readonly body: {
    readonly errors: readonly [
      { readonly message: string; readonly extensions: Readonly<Record<string, string>> },
    ];
  };
}

/** What is said for a status, whatever was the matter: nothing that came with the request is said again. */
const WORDS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request cannot be read. Send JSON with a query.'],
  401: ['UNAUTHENTICATED', 'Sign in first: see /sign-in.'],
  403: ['FORBIDDEN', 'This is not for you to do or to see.'],
  404: ['NOT_FOUND', 'There is nothing here. Questions are asked at /graphql.'],
  405: ['BAD_REQUEST', 'This is not done in that way here.'],
  413: ['TOO_LARGE', 'This is more than a request may hold. Files are sent to /imports.'],
  415: ['BAD_REQUEST', 'The body is of no type that is read here. Send application/json.'],
  429: ['RATE_LIMITED', 'You have asked a great deal within a minute. Ask again later.'],
};

const logger = new Logger('HTTP');

/**
 * What leaves the house of an error outside of GraphQL: for what the sender can mend, words of ours; of anything else
 * only a reference, under which the log on this side keeps the name of the error and where it arose.
 */
export function httpAnswerTo(error: unknown): HttpAnswer {
  const status = statusOf(error);
  const words = status < 500 ? (WORDS[status] ?? WORDS[400]!) : undefined;
  if (words) return answering(status, words[1], { code: words[0] });
  const reference = randomUUID();
  logger.error(`${reference} ${originOf(error)}`);
  return answering(500, `Something went wrong on our side. Please quote ${reference}.`, {
    code: 'INTERNAL',
    reference,
  });
}

const answering = (
  status: number,
  message: string,
  extensions: Readonly<Record<string, string>>,
): HttpAnswer => ({
  status,
  body: { errors: [{ message, extensions }] },
});

/** As the framework says it, or its server. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const told = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof told === 'number' && told >= 400 && told < 500 ? told : 500;
}
