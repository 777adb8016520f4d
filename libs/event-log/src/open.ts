import { resolve } from 'node:path';
import type { EventLog } from './event-log.js';
import { openSqliteEventLog } from './sqlite/sqlite-event-log.js';

/**
 * Opens the log a URL names. The only place that knows every kind of log.
 *
 * - `sqlite:./data/log.sqlite`: a file, by relative or absolute path, created with its folder when missing
 * - `esdb://host:2113?tls=false` or `esdb+discover://host`: EventStoreDB; who signs in is told by the environment
 *
 * @throws Error no log of that kind, or it cannot be opened
 */
export async function openEventLog(url: string): Promise<EventLog> {
  const file = fileOf(url);
  if (file !== undefined) return openSqliteEventLog(file);
  const [, scheme] = /^([a-z][a-z0-9+]*):(.+)$/s.exec(url) ?? [];
  if (scheme === 'esdb' || scheme === 'esdb+discover') {
    // Its client takes longer to load than all the rest.
    const { openEventStoreDbEventLog } = await import('./eventstoredb/eventstoredb-event-log.js');
    return openEventStoreDbEventLog(url);
  }
  // The URL itself is not repeated: it may hold a password.
  throw new Error(`There is no event log of kind '${scheme ?? ''}'; use sqlite:<path> or esdb://<host>.`);
}

/** Absolute path of the file that the log a URL names is kept in; undefined for a log that is kept elsewhere. */
export function fileOf(url: string): string | undefined {
  const path = /^sqlite:(.+)$/s.exec(url)?.[1];
  return path === undefined ? undefined : resolve(path);
}
