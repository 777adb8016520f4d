import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLogContract } from '../../spec/event-log.contract.js';
import { openSqliteEventLog } from './sqlite-event-log.js';

eventLogContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  const open = () => openSqliteEventLog(join(folder, 'log.sqlite'));
  let log = open();
  return {
    log,
    reopen: async () => {
      await log.close();
      return (log = open());
    },
    cleanUp: async () => {
      await log.close();
      await rm(folder, { recursive: true });
    },
  };
});
