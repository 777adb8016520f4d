import { dirname, join } from 'node:path';

/** Settles where the key is kept when it is not beside the log. */
export const KEY_FILE_VARIABLE = 'PATHWAYS_IDENTITY_KEY_FILE';

/**
 * Where the key is kept with which a log knows people again: beside a log in a file; for a log elsewhere in the folder
 * of the service's data.
 *
 * @param logFile path of the file that the log is kept in, if it is kept in one
 */
export const keyFileFor = (
  env: Readonly<Record<string, string | undefined>>,
  logFile: string | undefined,
): string =>
  env[KEY_FILE_VARIABLE] ||
  join(logFile === undefined ? env['PATHWAYS_DATA'] || 'data' : dirname(logFile), 'identity.key');
