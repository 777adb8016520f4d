import type { EventLog } from '../event-log.js';
import { appending } from './appending.js';
import { connectionTo } from './connection.js';
import { follow } from './following.js';
import { comparePositions } from './position.js';
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
  const clients = { writing: connection.client(), reading: connection.client() };
  const head = headFinder(clients.reading, connection);
  const append = appending(clients, connection);
  const accepted = new Set<Promise<unknown>>();
  let isClosed = false;

  const appendWhileOpen: EventLog['append'] = async (...args) => {
    if (isClosed) throw new Error('The log is closed.');
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
    readStream: (stream, afterRevision = 0) => readStream(clients.reading, connection, stream, afterRevision),
    async *readAll({ after, batchSize = BATCH_SIZE }) {
      yield* readAll(connection.client(), connection, { after, head: await head(), batchSize });
    },
    follow: ({ after, batchSize = BATCH_SIZE, signal, onInterruption }) =>
      follow(connection, head, { after, batchSize, signal, onInterruption }),
    head,
    eventAt: (position) => eventAt(clients.reading, connection, position),
    comparePositions,
    async close() {
      isClosed = true;
      await Promise.allSettled(accepted);
      await Promise.all([clients.writing.dispose(), clients.reading.dispose()]);
    },
  };
}
