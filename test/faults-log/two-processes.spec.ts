import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { expectIntact } from './harness/oracle.js';
import { scratchFolder } from './harness/scratch-folder.js';
import { startAppending, type Transcript } from './harness/transcript.js';

describe('three processes writing to the same streams of one new file', () => {
  const folder = scratchFolder();

  it('all get every append done, each recorded once', async () => {
    const path = join(folder, 'log.sqlite');
    const transcript: Transcript = { lines: [] };
    const children = ['one', 'two', 'three'].map((run) =>
      startAppending(transcript, { path, run, task: 50 }),
    );
    await Promise.all(children.map((child) => child.ended));

    expect(children.map((child) => child.process.exitCode)).toEqual([0, 0, 0]);
    expect(transcript.lines.filter((line) => line.word === 'ACK')).toHaveLength(3 * 4 * 50);
    await expectIntact(path, transcript);
  });
});
