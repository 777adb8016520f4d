import { LogUnavailable, OutcomeUnknown, StorageFull } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import { NotAllowed, QuestionRefused, ServiceUnavailable } from './ask/door.js';
import { EXIT } from './exit-codes.js';
import { isDamage, LogNotOpened } from './open-log.js';

/** What to tell someone of an error, in one line, and the exit code for it. */
export function explained(error: unknown): { readonly message: string; readonly code: number } {
  if (error instanceof UnusableFile) return { message: error.message, code: EXIT.usage };
  if (REFUSALS.has(nameOf(error))) return { message: messageOf(error), code: EXIT.usage };
  if (error instanceof QuestionRefused) return { message: error.message, code: EXIT.usage };
  if (error instanceof NotAllowed) return { message: error.message, code: EXIT.notAllowed };
  if (error instanceof ServiceUnavailable) return { message: error.message, code: EXIT.storage };
  if (error instanceof LogNotOpened) return { message: error.message, code: error.exitCode };
  if (isDamage(error))
    return {
      message:
        'The file of the log is damaged. "pathways log verify" says where; restore a backup that is sound.',
      code: EXIT.unsound,
    };
  if (error instanceof StorageFull)
    return { message: 'The disk is full. Make room and run the command again.', code: EXIT.storage };
  if (error instanceof LogUnavailable)
    return {
      message:
        'The log cannot be reached or written for now. Run the command again later: nothing is recorded twice.',
      code: EXIT.storage,
    };
  if (error instanceof OutcomeUnknown)
    return {
      message: 'The log could not be written. Run the command again: nothing is recorded twice.',
      code: EXIT.storage,
    };
  const { code, path, message } = detailsOf(error);
  const known = code === undefined ? undefined : systemErrors[code];
  if (known) return { message: `${path ?? 'A file'}: ${known.message}`, code: known.code };
  const reason = message?.replace(/\s+/g, ' ') ?? 'Something unexpected happened.';
  return { message: `${reason} What was recorded stays; run the command again.`, code: EXIT.storage };
}

/** What cannot be done as it was asked, and says what to mend. By name: they are not loaded for this. */
const REFUSALS: ReadonlySet<string> = new Set([
  'UnusableReplay',
  'UnusableExtract',
  'ImpossibleQuestion',
  'UnusableKeys',
  'UnusableSecret',
]);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** What an error of the system tells of itself. */
function detailsOf(error: unknown): { readonly [detail in 'code' | 'path' | 'message']?: string } {
  if (typeof error !== 'object' || error === null) return {};
  const told = ['code', 'path', 'message'].filter((detail) => detail in error);
  return Object.fromEntries(told.map((detail) => [detail, String(Reflect.get(error, detail))]));
}

const systemErrors: Readonly<Record<string, { readonly message: string; readonly code: number }>> = {
  ENOENT: { message: 'There is no such file. Check the name and the folder.', code: EXIT.usage },
  EISDIR: { message: 'This is a folder. Name a file.', code: EXIT.usage },
  ERR_INVALID_ARG_VALUE: { message: 'This names no file. Check the name.', code: EXIT.usage },
  ENOTDIR: { message: 'There is no such folder. Check the name.', code: EXIT.usage },
  EACCES: {
    message: 'This may not be read or written. Ask for the right to, or name another.',
    code: EXIT.usage,
  },
  EPERM: {
    message: 'This may not be read or written. Ask for the right to, or name another.',
    code: EXIT.usage,
  },
  ENOSPC: { message: 'The disk is full. Make room and run the command again.', code: EXIT.storage },
  EIO: {
    message: 'The disk could not be read or written. Check it and run the command again.',
    code: EXIT.storage,
  },
};
