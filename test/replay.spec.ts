import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { fill, folderOfLogs } from './log-run.js';
import { pathways, startService, untilCaughtUp } from './service-process.js';
import { signedInEnv } from './signed-in.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { folder } = folderOfLogs();
const run = (...args: readonly string[]) => pathways(args, folder);

/** The folder of a service, with a few people who don't exist. */
beforeAll(async () => {
  await mkdir(join(folder, 'data'));
  await fill(`sqlite:${join(folder, 'data', 'log.sqlite')}`, 150);
  await cp(join(ROOT, 'docs'), join(folder, 'docs'), { recursive: true });
});

const json = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await run(...args, '--json');
  if (stdout === '') throw new Error(stderr);
  return { code, report: JSON.parse(stdout) as Record<string, unknown> };
};

describe('the page of replays', () => {
  let commands: readonly string[];
  beforeAll(async () => {
    const page = await readFile(join(ROOT, 'docs', 'replay.md'), 'utf8');
    commands = [...page.matchAll(/```sh\n(.*?)```/gs)].flatMap((block) => block[1]!.trim().split('\n'));
    await mkdir(join(folder, 'bin'));
    await writeFile(
      join(folder, 'bin', 'pathways'),
      `#!/bin/sh\nexec "${process.execPath}" "${ROOT}dist/apps/cli/src/main.js" "$@"\n`,
      { mode: 0o755 },
    );
  });

  it('shows commands that run as they stand', async () => {
    const service = await startService(join(folder, 'data'));
    await untilCaughtUp(service);
    try {
      expect(commands.length).toBeGreaterThan(12);
      const env = {
        ...{ PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, PATHWAYS_URL: service.url },
        ...signedInEnv(service.url),
      };
      for (const command of commands) {
        const { code, stderr } = await shell(command, env);
        const differs = command.startsWith('pathways diff') ? 3 : 0;
        expect({ command, code, stderr: code === differs ? '' : stderr }).toEqual({
          ...{ command, code: differs, stderr: '' },
        });
      }
      expect(existsSync(join(folder, 'headship', 'rows.csv'))).toBe(true);
    } finally {
      await service.stop('SIGTERM');
    }
  }, 240_000);
});

const shell = (command: string, env: NodeJS.ProcessEnv) =>
  new Promise<{ code: number; stderr: string }>((resolve) => {
    execFile('/bin/sh', ['-c', command], { cwd: folder, env }, (error, _stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stderr }),
    );
  });

describe('pathways diff and verify', () => {
  it('say that two replays of one log are the same, and the data of a service that is stopped', async () => {
    const first = await json('replay', '--to', 'one');
    const { report } = await json('replay', '--to', 'two');
    expect(first.report).toMatchObject({
      folder: 'one',
      digest: report['digest'],
      snapshot: report['snapshot'],
    });
    expect(await run('diff', 'one', 'two')).toMatchObject({ code: 0, stderr: '' });
    const stopped = await startService(join(folder, 'data'));
    await untilCaughtUp(stopped);
    const held = await run('verify', 'data');
    expect(held).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('A running service holds this file'),
    });
    await stopped.stop('SIGTERM');
    expect(await json('verify', 'data')).toEqual({
      code: 0,
      report: expect.objectContaining({
        ...{ same: true, differing: [], position: report['position'] },
        ...{ digest: `sha256:${String(report['digest'])}`, replayed: `sha256:${String(report['digest'])}` },
      }),
    });
  });

  it('say which figures differ from an earlier knowledge, and which facts came late or correct others', async () => {
    await run('replay', '--to', 'known', '--known-at', '2019-09-06T00:00:00Z', '--as-of', '2019-09-05');
    await run('replay', '--to', 'since', '--as-of', '2019-09-05');
    const { code, report } = await json('diff', 'known', 'since', '--first', '3');
    expect(code).toBe(3);
    const { figures, facts, reasons } = report as unknown as Differences;
    expect(reasons).toEqual([expect.stringContaining('The knowledge is of another instant')]);
    expect(figures.length).toBeGreaterThan(0);
    expect(new Set(facts.counts.map(({ side }) => side))).toEqual(new Set(['B']));
    const kinds = new Set(facts.counts.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['CORRECTION', 'LATE_ARRIVAL', 'NEWS']));
    const total = facts.counts.reduce((sum, { count }) => sum + count, 0);
    expect(facts.facts).toMatchObject({ totalCount: total, pageInfo: { hasNextPage: true } });
    for (const { node } of facts.facts.edges)
      expect(node.kind === 'NEWS' ? node.effectiveOn > '2019-09-05' : node.recordedAt > '2019-09-05').toBe(
        true,
      );
    const next = await json('diff', 'known', 'since', '--after', facts.facts.pageInfo.endCursor);
    const after = (next.report as unknown as Differences).facts.facts.edges.map(({ node }) => node.factId);
    expect(after).not.toContain(facts.facts.edges[0]!.node.factId);
    const csv = await run('diff', 'known', 'since', '--csv');
    expect(csv.stdout.trim().split('\n')).toHaveLength(figures.length + 1);
  });

  it('say that a folder that was tampered with does not hold what the log makes of it', async () => {
    await cp(join(folder, 'one'), join(folder, 'forged'), { recursive: true });
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(join(folder, 'forged', 'read-model.duckdb'));
    const connection = await instance.connect();
    await connection.run('DELETE FROM posts WHERE teacher = (SELECT min(teacher) FROM posts)');
    connection.closeSync();
    instance.closeSync();
    expect(await json('verify', 'forged')).toEqual({
      code: 3,
      report: expect.objectContaining({ same: false, differing: ['posts'] }),
    });
  });

  it.each([
    [['replay'], 'Name the folder to make'],
    [['replay', '--to', 'data'], 'There is something of this name'],
    [['replay', '--to', 'no/such/folder'], 'There is no folder to make it in'],
    [['replay', '--to', 'new', '--up-to', '99999999'], 'has no event at position 99999999'],
    [['replay', '--to', 'new', '--up-to', 'soon'], 'has no event at position soon'],
    [['replay', '--to', 'new', '--known-at', 'then'], 'knownAt must be an instant'],
    [['replay', '--to', 'new', '--as-of', '2020-13-01'], 'asOf must be a calendar date'],
    [['replay', '--to', 'new', '--training-model', 'none'], 'There are: one_year, three_year'],
    [['replay', '--to', 'new', '--log', 'sqlite:none.sqlite'], 'There is no log'],
    [['diff', 'data', 'data'], 'There is no replay in it'],
    [['diff', 'one', 'two', '--first', 'few'], 'first must be a whole number'],
    [['verify', 'docs'], 'There is neither a replay nor the read model of a service'],
  ])('%j is refused with what to mend', async (args, words) => {
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(words) });
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});

interface Differences {
  readonly reasons: readonly string[];
  readonly figures: readonly unknown[];
  readonly facts: {
    readonly counts: readonly { readonly side: string; readonly kind: string; readonly count: number }[];
    readonly facts: {
      readonly edges: readonly {
        readonly node: Readonly<Record<'factId' | 'kind' | 'effectiveOn' | 'recordedAt', string>>;
      }[];
      readonly pageInfo: { readonly endCursor: string };
    };
  };
}

it('a replay that is broken off by Ctrl-C leaves nothing', async () => {
  const broken = new Promise<{ code: number; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, 'dist/apps/cli/src/main.js'), 'replay', '--to', 'broken'],
      { cwd: folder },
      (error, _stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stderr }),
    );
    const watch = setInterval(() => {
      if (!readdirSync(folder).some((name) => name.startsWith('broken.'))) return;
      clearInterval(watch);
      child.kill('SIGINT');
    }, 10);
    child.on('exit', () => clearInterval(watch));
  });
  expect(await broken).toEqual({ code: 130, stderr: expect.stringContaining('Nothing was left behind') });
  expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([]);
});
