import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { latestRecords } from '#audit/read';
import { openEventLog } from '#event-log/open';
import { serviceLog } from '../../apps/api/src/operations/service-log.js';
import { run } from '../../apps/cli/src/pathways.js';
import { startService, type Service } from '../service-process.js';
import { signedIn } from '../signed-in.js';

/** What a terminal acts on: a new line, an escape, its single-byte form, a line separator of Unicode. */
const HOSTILE = 'x\r\n{"level":"error"}\u001b[2J\u009b31m\u2028y';

let parent: string;
let folder: string;
let service: Service;
const printed: string[] = [];
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pathways-at-rest-'));
  folder = join(parent, 'data');
  service = await startService(folder);
  for (const stream of [service.child.stdout!, service.child.stderr!])
    stream.on('data', (data: Buffer) => printed.push(data.toString()));
  await service.say('registerTeacher', {
    ...{ commandId: 'c', teacherId: 'synthetic-one', effectiveOn: '2020-09-01' },
  });
});
afterAll(async () => {
  await service.stop('SIGTERM');
  await rm(parent, { recursive: true, force: true });
});

async function modesIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const inner = await Promise.all(
    entries.map(async (entry) => {
      const at = join(path, entry.name);
      const mode = ((await stat(at)).mode & 0o777).toString(8);
      return [
        `${mode} ${entry.isDirectory() ? 'folder' : 'file'}`,
        ...(entry.isDirectory() ? await modesIn(at) : []),
      ];
    }),
  );
  return inner.flat();
}

describe('A36: what stands on the disk', () => {
  it('is for its owner alone: log, audit, keys, read model, and the folder of all', async () => {
    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe('700');
    const modes = await modesIn(folder);
    expect(modes.length).toBeGreaterThan(6);
    expect([...new Set(modes)].toSorted()).toEqual(['600 file', '700 folder']);
  });
});

describe('A55: what a terminal would act on', () => {
  it('does not reach what the service prints, in whatever it was sent', async () => {
    const headers = {
      ...signedIn(service.url),
      'content-type': 'application/json',
      'user-agent': 'x\u009b31m',
    };
    for (const [query, variables] of [
      [`query ($x: ID!) { timeline(teacherId: $x) { revision } }`, { x: HOSTILE }],
      ['query Hostile { headcount { inService } }', {}],
    ])
      await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      });
    await service.post('{ headcount { inService } }', { [HOSTILE]: HOSTILE });

    expect(printed.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028]/);
    expect(printed.join('')).not.toContain('Bearer');
  });

  it('is written in digits in a line of the service, as what is no secret', () => {
    let written = '';
    const log = serviceLog(
      new Writable({ write: (text, _encoding, done) => ((written += String(text)), done()) }),
    );
    log.error(HOSTILE, 'GraphQL');
    log.warn(
      {
        authorization: `Bearer ${HOSTILE}`,
        request: { cookie: 'session', variables: { name: 'synthetic' } },
      },
      HOSTILE,
    );
    const lines = written.trim().split('\n');
    expect(lines).toHaveLength(2);

    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028]|Bearer|session|synthetic/);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 'error', context: 'GraphQL' }),
      expect.objectContaining({ level: 'warn', authorization: '(not written)' }),
    ]);
  });

  it('is shown in digits where the audit is read', async () => {
    await service.post('query ($x: ID!) { timeline(teacherId: $x) { revision } }', {
      x: HOSTILE.slice(0, 100),
    });
    const log = await openEventLog(`sqlite:${join(folder, 'audit.sqlite')}`);
    expect((await latestRecords(log, 1))[0]?.operation).toMatch(/^Query\./);
    await log.close();
    let shown = '';
    const write = (text: string): void => void (shown += text);
    await run(['audit', 'show'], {
      stdin: (async function* () {})(),
      stdout: { write },
      stderr: new Writable({ write: (text, _encoding, done) => (write(String(text)), done()) }),
      env: { PATHWAYS_DATA: folder },
      signal: new AbortController().signal,
    });

    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(shown).toContain('Query.timeline');
  });
});
