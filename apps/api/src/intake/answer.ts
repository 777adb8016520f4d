import { randomUUID } from 'node:crypto';
import { LogUnavailable, OutcomeUnknown, StorageFull } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import { TooLarge } from '#intake/files/limits';
import { UnusableKey } from '#intake/identity/key';
import { UnusableKeys } from '#privacy/keys/kept-keys';
import { originOf } from '../operations/origin.js';
import { ServiceLeaves } from './import-upload.js';

export interface Answer {
  readonly status: number;
  readonly message: string;
}

/**
 * What is told of an error to whoever sent a file: nothing that a row holds, and no path of this machine.
 *
 * @param report told of an error that nobody foresaw: its name and where it arose, under the reference that is answered
 */
export function answerTo(error: unknown, report: (news: string) => void): Answer {
  if (error instanceof UnusableKey) return { status: 503, message: error.why };
  if (error instanceof UnusableKeys)
    return {
      status: 503,
      message:
        'The keys of who people are cannot be used for now. What was recorded stays; send the file again later.',
    };
  if (error instanceof TooLarge) return { status: 413, message: error.message };
  if (error instanceof UnusableFile) return { status: 422, message: error.message };
  if (error instanceof ServiceLeaves) return { status: 503, message: error.message };
  if (error instanceof StorageFull)
    return { status: 503, message: 'The disk is full. Make room and send the file again.' };
  if (error instanceof LogUnavailable || error instanceof OutcomeUnknown)
    return {
      status: 503,
      message: 'The log cannot be written for now. Send the file again later: nothing is recorded twice.',
    };
  const reference = randomUUID();
  report(`${reference} ${originOf(error)}`);
  return {
    status: 500,
    message: `Something unexpected happened. What was recorded stays; send the file again. If it happens again, quote ${reference}.`,
  };
}
