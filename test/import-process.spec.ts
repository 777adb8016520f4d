import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { COLUMNS, goodRow } from './import-damage.js';
import { eventsIn, scratchFolder } from './import-run.js';

/** The built program. */
const CLI = fileURLToPath(new URL('../dist/apps/cli/src/main.js', import.meta.url));

const ROWS = 30_000;
const rows = Array.from({ length: ROWS }, (_, i) => goodRow(i).toString());
const file = [COLUMNS.join(','), ...rows, ''].join('\n');

function startImport(log: string) {
  const child = spawn(process.execPath, [CLI, 'import', '-', '--log', log, '--failed', '/dev/null'], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
  return { child, ended };
}

async function importedWhole(log: string) {
  const { child, ended } = startImport(log);
  child.stdin.end(file);
  return ended;
}

/** Once something is recorded, more is to come. */
async function untilRecording(log: string): Promise<void> {
  while ((await eventsIn(log)).length === 0) await sleep(50);
}

describe('an import as a process', () => {
  const folder = scratchFolder();

  it.each([
    ['SIGINT', 130, /Stopped\. What was recorded stays/],
    ['SIGKILL', null, /^$/],
  ] as const)('broken off by %s is completed by doing it again', async (signal, code, words) => {
    const log = `sqlite:${join(folder, `${signal}.sqlite`)}`;
    const { child, ended } = startImport(log);
    // The input stays open: the program must not wait for its end.
    child.stdin.write(file);
    await untilRecording(log);
    child.kill(signal);
    expect(await ended).toEqual({ code, stderr: expect.stringMatching(words) });

    const before = await eventsIn(log);
    expect(before.length).toBeGreaterThan(0);
    expect((await importedWhole(log)).code).toBe(0);
    const events = await eventsIn(log);
    expect(events).toHaveLength(ROWS);
    expect(new Set(events.map(({ id }) => id)).size).toBe(ROWS);
  });
});
