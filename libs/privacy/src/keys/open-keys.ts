import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataKeys, type DataKeys } from './data-keys.js';
import type { KeptKeys } from './kept-keys.js';
import { UnusableKeys } from './kept-keys.js';
import { masterKey, type MasterKeySource } from './master-key.js';

/** Where the keys are kept, and the key that wraps them. */
export interface KeySettings {
  /** `sqlite:<path>` or `postgres://<host>/<database>`. */
  readonly keysUrl: string;
  readonly master: MasterKeySource;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settled as the log is: beside a log in a file, else in the folder of the service's data.
 *
 * @param logFile path of the file that the log is kept in, if it is kept in one
 */
export function keySettingsFrom(env: Environment, logFile: string | undefined): KeySettings {
  const folder = logFile === undefined ? env['PATHWAYS_DATA'] || 'data' : dirname(logFile);
  return {
    keysUrl: env['PATHWAYS_KEYS'] || `sqlite:${join(folder, 'keys.sqlite')}`,
    master: masterFrom(env, join(folder, 'master.key')),
  };
}

function masterFrom(env: Environment, file: string): MasterKeySource {
  if (env['PATHWAYS_MASTER_KEY_COMMAND']) return { command: env['PATHWAYS_MASTER_KEY_COMMAND'] };
  if (env['PATHWAYS_MASTER_KEY']) return { key: env['PATHWAYS_MASTER_KEY'] };
  return { file: env['PATHWAYS_MASTER_KEY_FILE'] || file };
}

/** Whether there is a store of keys already, as far as can be told without opening it. */
export function areThereKeys({ keysUrl }: KeySettings): boolean {
  const path = sqlitePathIn(keysUrl);
  return path === undefined || existsSync(path);
}

const sqlitePathIn = (url: string): string | undefined => /^sqlite:(.+)$/s.exec(url)?.[1];

/**
 * Opens the keys. The only place that knows every kind of store.
 *
 * @throws UnusableKeys the store or the master key is missing, out of reach or another's
 */
export async function openKeys({ keysUrl, master }: KeySettings): Promise<DataKeys> {
  const kept = await keptAt(keysUrl);
  try {
    const isFirstUse = (await kept.note('master key')) === undefined;
    return await dataKeys(kept, await masterKey(master, isFirstUse));
  } catch (error) {
    await kept.close();
    throw error;
  }
}

async function keptAt(url: string): Promise<KeptKeys> {
  const path = sqlitePathIn(url);
  if (path !== undefined) return (await import('./sqlite-keys.js')).sqliteKeys(path);
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres-keys.js')).postgresKeys(url);
  // The URL itself is not repeated: it may hold a password.
  throw new UnusableKeys('PATHWAYS_KEYS: keys are kept at sqlite:<path> or postgres://<host>/<database>.');
}
