import type { EventLog } from '../event-log.js';
import { appending } from './appending.js';
import { connectionTo } from './connection.js';
import { follow } from './following.js';
import { comparePositions, shareRead } from './position.js';
import { eventAt, headFinder, readAll, readStream } from './reading.js';
import { settingsOf } from './settings.js';

const BATCH_SIZE = 5_000;

/**
 * Opens the log kept in EventStoreDB. It connects when it is first used, so it opens while no server answers.
 *
 * @param url `esdb://host:2113[,host:2113…][?tls=true&tlsCAFile=…&streamPrefix=…]` or `esdb+discover://host`
 * @throws Error the URL or the credentials cannot be used
 */
export function openEventStoreDbEventLog(
  url: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): EventLog {
  const connection = connectionTo(settingsOf(url, env));
  const head = headFinder(connection);
  const append = appending(connection);
  const accepted = new Set<Promise<unknown>>();
  const closing = new AbortController();

  const appendWhileOpen: EventLog['append'] = async (...args) => {
    if (closing.signal.aborted) throw new Error('The log is closed.');
    const appended = append(...args);
    accepted.add(appended);
    return appended.finally(() => accepted.delete(appended));
  };

  return {
    append: appendWhileOpen,
    async appendInOrder(all) {
      for (const { stream, expectedRevision, events } of all)
        await appendWhileOpen(stream, expectedRevision, events);
    },
    readStream: (stream, afterRevision = 0) => readStream(connection, stream, afterRevision),
    async *readAll({ after, batchSize = BATCH_SIZE }) {
      yield* readAll(connection, { after, head: await head(), batchSize });
    },
    follow: ({ after, batchSize = BATCH_SIZE, signal, onInterruption }) =>
      follow(connection, head, {
        ...{ after, batchSize, onInterruption },
        signal: AbortSignal.any([signal, closing.signal]),
      }),
    eventAt: (position) => eventAt(connection, position),
    ...{ head, comparePositions, shareRead },
    async close() {
      closing.abort();
      await Promise.allSettled(accepted);
      await connection.close();
    },
  };
}
