import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { fileOf, openEventLog } from '#event-log/open';
import { UnusableFile } from '#intake/csv/problem';
import { EXIT } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** The same log as the service's, settled in the same way. */
export const logIn = ({ env }: Terminal): string =>
  env['PATHWAYS_LOG'] || `sqlite:${join(env['PATHWAYS_DATA'] || 'data', 'log.sqlite')}`;

export const LOG_ENVIRONMENT = `
Environment:
  PATHWAYS_LOG   the log, where none is named
  PATHWAYS_DATA  else the folder it is in (default: data)`;

/**
 * Opens the log that a command was given, or says what is wrong with it.
 *
 * @param namedBy where its name came from, so that it can be mended there
 * @throws UnusableFile it is a path and no URL
 * @throws LogNotOpened
 */
export async function openLog(url: string, namedBy = '--log and PATHWAYS_LOG'): Promise<EventLog> {
  if (!/^[a-z][a-z0-9+]*:/.test(url))
    throw new UnusableFile(`${url}: A log is named by a URL. Write sqlite:${url}, and check ${namedBy}.`);
  try {
    return await openEventLog(url);
  } catch (error) {
    throw notOpened(error, fileOf(url), namedBy);
  }
}

function notOpened(cause: unknown, file: string | undefined, namedBy: string): LogNotOpened {
  const { code = '', message = 'it is not known why.' } = cause as { code?: string; message?: string };
  const failed = (words: string, exitCode: number): LogNotOpened =>
    new LogNotOpened(`The log cannot be opened: ${words} Check ${namedBy}.`, exitCode, { cause });
  if (isDamage(cause)) return failed(`its file is damaged, or is no log (${message}).`, EXIT.unsound);
  if (file !== undefined && existsSync(file) && !isWritable(file))
    return failed(
      'SQLite has to write beside a log to read it, and may not there. Copy the file, with that ending in -wal if there is one, to a disk that can be written, and name the copy.',
      EXIT.usage,
    );
  // What the system says has a code. What we say ourselves is about the name.
  return failed(message.endsWith('.') ? message : `${message}.`, code === '' ? EXIT.usage : EXIT.storage);
}

/** Whether SQLite, somewhere behind an error, found a file to be damaged. */
export function isDamage(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
  return /^SQLITE_(CORRUPT|NOTADB)/.test(String(code)) || (cause !== undefined && isDamage(cause));
}

function isWritable(file: string): boolean {
  try {
    for (const path of [file, dirname(file)]) accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Opens a log that must be there already: by itself, one in a file would be made anew. */
export async function openExistingLog(url: string, namedBy: string): Promise<EventLog> {
  const file = fileOf(url);
  if (file !== undefined && (!existsSync(file) || statSync(file).size === 0))
    throw new UnusableFile(`${file}: There is no log. Check ${namedBy}.`);
  return openLog(url, namedBy);
}

/** Nothing was read or recorded. */
export class LogNotOpened extends Error {
  override readonly name = 'LogNotOpened';
  constructor(
    message: string,
    readonly exitCode: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
