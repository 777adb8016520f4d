import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { fileOf, openEventLog } from '#event-log/open';
import { UnusableFile } from '#intake/csv/problem';
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
 */
export async function openLog(url: string, namedBy = '--log and PATHWAYS_LOG'): Promise<EventLog> {
  try {
    return await openEventLog(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not known why.';
    throw new LogNotOpened(`The log cannot be opened: ${reason} Check ${namedBy}.`, { cause: error });
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
}
