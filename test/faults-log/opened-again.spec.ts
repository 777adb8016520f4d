import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { expectIntact } from './harness/oracle.js';
import { scratchFolder } from './harness/scratch-folder.js';
import { inject, itWithStrace, record, WITHOUT_STRACE } from './harness/strace.js';
import { startAppending, type Transcript } from './harness/transcript.js';

/** The first calls on the files of a log: `write`s to the end of what was there, `sync`s and so on. */
interface Call {
  readonly call: string;
  readonly file: string;
  /** Where a write ended. */
  readonly end: number;
}

function callsIn(trace: string): readonly Call[] {
  const line = /(pwrite64|fsync)\(\d+<[^>]*\/log\.sqlite(-wal)?>(?:.*, (\d+), (\d+)\) = |\))/g;
  return [...readFileSync(trace, 'utf8').matchAll(line)].map(([, call = '', wal, bytes, at]) => ({
    call,
    file: wal ? 'wal' : 'database',
    end: Number(bytes ?? 0) + Number(at ?? 0),
  }));
}

describe('a log whose writer died before a sync', () => {
  const folder = scratchFolder();

  itWithStrace(
    `has its write-ahead log written again and synced before anything is copied from it${WITHOUT_STRACE}`,
    async () => {
      const path = join(folder, 'log.sqlite');
      const transcript: Transcript = { lines: [] };
      const wrapper = inject('fsync', 'signal=SIGKILL:when=30');
      await startAppending(transcript, { path, run: 'killed', wrapper }).ended;
      const left = statSync(`${path}-wal`).size;
      expect(left).toBeGreaterThan(0);

      const trace = join(folder, 'trace');
      await startAppending(transcript, {
        path,
        run: 'again',
        task: 1,
        wrapper: record(['pwrite64', 'fsync'], trace),
      }).ended;
      const calls = callsIn(trace);
      const synced = calls.findIndex(({ call, file }) => call === 'fsync' && file === 'wal');
      const before = calls.slice(0, synced);
      expect(before.map(({ file }) => file)).not.toContain('database');
      expect(before.at(-1)).toMatchObject({ call: 'pwrite64', end: left });
      await expectIntact(path, transcript);
    },
  );
});
