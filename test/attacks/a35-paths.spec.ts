import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UnusableFile } from '#intake/csv/problem';
import { importUpload } from '../../apps/api/src/intake/import-upload.js';
import { Leaving } from '../../apps/api/src/leaving/leaving.js';
import { say, scratchFolder } from '../import-run.js';

const folder = scratchFolder();
const HEADER = 'TRN,Date of birth,Induction programme,Induction period start date\n';
const FAULTY = `${HEADER}9900001,,provider_led,tomorrow\n`;
const log = `sqlite:${join(folder, 'log.sqlite')}`;

describe('A35: a name that leads elsewhere', () => {
  it('of the file of failed rows: a link there is replaced, not followed', async () => {
    const others = join(folder, 'of-others.txt');
    writeFileSync(others, 'synthetic');
    mkdirSync(join(folder, 'in'));
    const file = join(folder, 'in', 'claims.csv');
    writeFileSync(file, FAULTY);
    const failed = join(folder, 'in', 'claims.failed.csv');
    symlinkSync(others, failed);
    expect(await say(['import', file, '--log', log])).toMatchObject({ exitCode: 1 });
    expect(readFileSync(others, 'utf8')).toBe('synthetic');
    expect(lstatSync(failed).isSymbolicLink()).toBe(false);
    expect(statSync(failed).mode & 0o777).toBe(0o600);
  });

  it('of the file of failed rows: one that leads nowhere makes nothing there', async () => {
    const nowhere = join(folder, 'not-there.txt');
    const file = join(folder, 'in', 'others.csv');
    writeFileSync(file, FAULTY);
    symlinkSync(nowhere, join(folder, 'in', 'others.failed.csv'));
    expect(await say(['import', file, '--log', log])).toMatchObject({ exitCode: 1 });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('of the failed rows: the file itself by another name is not overwritten', async () => {
    const file = join(folder, 'in', 'claims.csv');
    const linked = join(folder, 'in', 'linked.csv');
    symlinkSync(file, linked);
    const round = join(folder, 'in', '..', 'in', 'claims.csv');
    for (const failed of [round, linked]) {
      await say(['import', file, '--failed', failed, '--log', log]);
      expect(readFileSync(file, 'utf8')).toBe(FAULTY);
    }
  });

  it.each(['../../elsewhere', '..', 'a/b', '/etc/x', 'a\\b'])(
    'of a project, %s, is refused',
    async (project) => {
      const { exitCode, stderr } = await say([
        'export',
        '--to',
        join(folder, 'out'),
        '--project',
        project,
        '--log',
        log,
      ]);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/project/i);
      expect(existsSync(join(folder, 'out'))).toBe(false);
    },
  );

  it('with a NUL in it is told as one, and nothing is opened', async () => {
    const { exitCode, stderr } = await say([
      'import',
      `${join(folder, 'in', 'claims.csv')}\0.txt`,
      '--log',
      log,
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('\0');
  });

  it('sent to the service as a format or day is none, and is not repeated at length', async () => {
    const recording = {
      log: undefined as never,
      keyFile: join(folder, 'k'),
      leaving: new Leaving(),
      clock: { now: () => new Date() },
    };
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(HEADER);
    }
    for (const asked of [
      { format: '../../../etc/passwd' },
      { on: '../../etc/passwd' },
      { format: ['a', 'b'] },
    ])
      await expect(
        importUpload({ body: body(), size: 0 }, { dryRun: 'true', ...asked }, recording),
      ).rejects.toThrow(UnusableFile);
  });
});
