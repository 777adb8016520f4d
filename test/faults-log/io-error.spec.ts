import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { expectIntact } from './oracle.js';
import { scratchFolder } from './scratch-folder.js';
import { inject, itWithStrace, WITHOUT_STRACE } from './strace.js';
import { startAppending, type Transcript } from './transcript.js';

describe('a disk that fails to sync once', () => {
  const folder = scratchFolder();

  itWithStrace(`stops all writing until the log is opened anew${WITHOUT_STRACE}`, async () => {
    const path = join(folder, 'log.sqlite');
    const transcript: Transcript = { lines: [] };
    const wrapper = inject('fsync', 'error=EIO:when=20');
    await startAppending(transcript, { path, run: 'failing', appends: 30, wrapper }).ended;

    const words = transcript.lines.map((line) => line.word);
    const failedAt = words.indexOf('OutcomeUnknown');
    expect(failedAt).toBeGreaterThan(0);
    expect(words.slice(0, failedAt)).toContain('ACK');
    expect(words.slice(failedAt)).not.toContain('ACK');
    await expectIntact(path, transcript);

    await startAppending(transcript, { path, run: 'opened anew', appends: 5 }).ended;
    expect(transcript.lines.at(-1)?.word).toBe('ACK');
    await expectIntact(path, transcript);
  });
});
