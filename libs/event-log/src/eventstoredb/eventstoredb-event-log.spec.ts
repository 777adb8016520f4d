import { randomUUID } from 'node:crypto';
import { describe, it } from '@jest/globals';
import { eventLogContract } from '../../spec/event-log.contract.js';
import type { OpenedLog } from '../../spec/opened-log.js';
import { startWireDouble } from '../../spec/wire-double/wire-double.js';
import { openEventStoreDbEventLog } from './eventstoredb-event-log.js';

/** A log of its own on a server: its streams have a prefix that no other log has. */
function openedAt(url: string, stopServer: () => Promise<void>): OpenedLog {
  const own = `${url}${url.includes('?') ? '&' : '?'}streamPrefix=contract-${randomUUID()}.`;
  let log = openEventStoreDbEventLog(own);
  return {
    log,
    reopen: async () => {
      await log.close();
      return (log = openEventStoreDbEventLog(own));
    },
    cleanUp: async () => {
      await log.close();
      await stopServer();
    },
  };
}

eventLogContract('The EventStoreDB adapter over the wire double', async () => {
  const double = await startWireDouble();
  double.plantForeignEvents(50);
  return openedAt(double.url, double.close);
});

const server = process.env.EVENTSTORE_URL;
if (server) {
  eventLogContract('EventStoreDB', async () => openedAt(server, async () => {}));
} else {
  describe('EventStoreDB as an event log', () => {
    it.skip('SKIPPED: no real server was asked. Set EVENTSTORE_URL to run the contract against one', () => {});
  });
}
