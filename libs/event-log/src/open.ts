import { resolve } from 'node:path';
import type { EventLog } from './event-log.js';
import { openEventStoreDbEventLog } from './eventstoredb/eventstoredb-event-log.js';
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
  const [, scheme, rest] = /^([a-z][a-z0-9+]*):(.+)$/s.exec(url) ?? [];
  if (scheme === 'sqlite' && rest) return openSqliteEventLog(resolve(rest));
  if (scheme === 'esdb' || scheme === 'esdb+discover') return openEventStoreDbEventLog(url);
  // The URL itself is not repeated: it may hold a password.
  throw new Error(`There is no event log of kind '${scheme ?? ''}'; use sqlite:<path> or esdb://<host>.`);
}
