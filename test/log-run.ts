import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { openEventLog } from '#event-log/open';
import { recordReported } from '#intake/record-reported';
import { syntheticPopulation } from '#synthetic/population';
import { run } from '../apps/cli/src/pathways.js';

/** The built program. */
const CLI = fileURLToPath(new URL('../dist/apps/cli/src/main.js', import.meta.url));
const SEED = 20_261_122;

/** A new folder that is removed after the tests of the file, and the logs in it. */
export function folderOfLogs() {
  const folder = mkdtempSync(join(tmpdir(), 'pathways-log-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string): string => join(folder, `${name}.sqlite`);
  return { folder, file, url: (name: string): string => `sqlite:${file(name)}` };
}

/** Records the facts of a small population of people who don't exist. */
export async function fill(url: string, teachers: number): Promise<void> {
  const log = await openEventLog(url);
  const facts = syntheticPopulation({ seed: SEED, teachers, until: '2026-08-31' });
  await recordReported(log, facts, { importedAt: '2026-11-22T08:00:00.000Z' });
  await log.close();
}

export async function eventsIn(url: string): Promise<readonly StoredEvent[]> {
  const log = await openEventLog(url);
  const events: StoredEvent[] = [];
  for await (const batch of log.readAll({})) events.push(...batch);
  await log.close();
  return events;
}

/** Everything an event says but where it stands: that belongs to its log. */
export const withoutPositions = (events: readonly StoredEvent[]): readonly object[] =>
  events.map(({ position: _, ...event }) => event);

/** Starts `pathways log …` as it is really run. */
export function startLogCommand(...args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, 'log', ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (said.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.stderr += data.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}

export const logCommand = (...args: readonly string[]) => startLogCommand(...args).ended;

/** The same with a report as JSON. */
export async function reported(...args: readonly string[]) {
  const { code, stdout, stderr } = await logCommand(...args, '--json');
  return { code, stderr, report: JSON.parse(stdout) as Record<string, unknown> };
}

/** How many events are in a file of which the other program may not have made anything yet. */
export async function countIn(file: string): Promise<number> {
  if (!existsSync(file)) return 0;
  const log = await openEventLog(`sqlite:${file}`);
  const head = await log.head();
  await log.close();
  return Number(head ?? 0);
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(5);
}

/** The same without a process of its own. */
export async function saidHere(args: readonly string[], signal = new AbortController().signal) {
  const said = { stdout: '', stderr: '' };
  const stderr = new Writable({ write: (text, _, done) => void ((said.stderr += String(text)), done()) });
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  const code = await run(['log', ...args], {
    stdin: nothing(),
    stdout: { write: (text) => (said.stdout += text) },
    stderr,
    env: {},
    signal,
  });
  return { code, ...said };
}

/** What a command does if Ctrl-C is pressed the moment it begins. */
export const stoppedAtOnce = (...args: readonly string[]) => saidHere(args, AbortSignal.abort());
