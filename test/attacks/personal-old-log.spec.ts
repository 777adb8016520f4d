import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventsIn, say, scratchFolder } from '../import-run.js';
import { runningApi } from '../running-api.js';

/** An old copy of the log is put back, which knows nothing of an erasure. Everybody here is synthetic. */

let folder: string;
let log: string;
const claims = 'TRN,Induction programme,Induction period start date\n9900041,school_led,2024-09-01\n';
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const importClaims = async (text: string) =>
  expect(await say(['import', write('claims.csv', text), '--log', log])).toMatchObject({ exitCode: 0 });
const erased = async (): Promise<readonly string[]> =>
  (await eventsIn(log)).filter(({ type }) => type === 'SubjectErased').map(({ stream }) => stream);

const parent = scratchFolder();
let count = 0;
beforeEach(async () => {
  folder = join(parent, `of-${(count += 1)}`);
  log = `sqlite:${join(folder, 'log.sqlite')}`;
  mkdirSync(folder);
  await importClaims(claims);
  const named = ['--trn-file', write('trn', '9900041'), '--log', log];
  const right = write('right.json', '{"familyName":"Nobodysname"}');
  expect(await say(['subject', 'rectify', ...named, '--details', right])).toMatchObject({ exitCode: 0 });
  copyFileSync(join(folder, 'log.sqlite'), join(folder, 'old'));
  expect(await say(['subject', 'erase', ...named])).toMatchObject({ exitCode: 0 });
  for (const beside of ['-wal', '-shm']) rmSync(join(folder, `log.sqlite${beside}`), { force: true });
  copyFileSync(join(folder, 'old'), join(folder, 'log.sqlite'));
  expect(await erased()).toEqual([]);
});

describe('an old log that is put back', () => {
  it('knows of every erasure before an import records anything: the same TRN is somebody new', async () => {
    await importClaims(claims);
    const [stream] = await erased();
    const later = (await eventsIn(log)).filter(({ type }) => type === 'InductionStarted');
    expect(later).toHaveLength(2);
    expect(later.at(-1)!.stream).not.toBe(stream);
  });

  it('knows of every erasure once a service answers, however long the master key takes', async () => {
    const command = write('vault', `#!/bin/sh\nsleep 4\ncat "${join(folder, 'master.key')}"\n`);
    chmodSync(command, 0o700);
    const keys = { keysUrl: `sqlite:${join(folder, 'keys.sqlite')}`, master: { command } };
    const api = await runningApi({ dataFolder: folder, logUrl: log, keys });
    try {
      expect(await erased()).toHaveLength(1);
    } finally {
      await api.stop();
    }
  });
});
