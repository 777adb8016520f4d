import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openEventLog } from './open.js';

describe('opening an event log by URL', () => {
  it('creates a SQLite file and its folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
    const log = await openEventLog(`sqlite:${folder}/new/log.sqlite`);
    expect(await log.head()).toBeUndefined();
    await log.close();
    expect((await stat(`${folder}/new/log.sqlite`)).isFile()).toBe(true);
    await rm(folder, { recursive: true });
  });

  it('opens EventStoreDB before any server answers', async () => {
    const log = await openEventLog('esdb://127.0.0.1:1?tls=false');
    await log.close();
  });

  it.each(['mongodb://user:secret@host', './log.sqlite', '', 'sqlite:'])(
    'refuses %s without repeating a password',
    async (url) => {
      const refusal = openEventLog(url);
      await expect(refusal).rejects.toThrow('use sqlite:<path>');
      await expect(refusal).rejects.not.toThrow('secret');
    },
  );
});
