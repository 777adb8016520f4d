import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

const CHILD = fileURLToPath(new URL('appending-child.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../../dist/libs/event-log/src/open.js', import.meta.url));

const PATIENCE_MS = 30_000;

const started: ChildProcess[] = [];
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

/** What the writing processes of a test said, in the order of their lines. */
export interface Transcript {
  /** Each line's first word and the event ids after it. */
  readonly lines: { readonly word: string; readonly ids: readonly string[] }[];
}

export interface Child {
  readonly process: ChildProcess;
  /** Resolves at the first acknowledged append, or when the process ends before. */
  readonly firstAck: Promise<void>;
  /** Resolves when the process has ended and its last line is in the transcript. */
  readonly ended: Promise<void>;
}

/**
 * Starts a process that appends to the log at a path.
 *
 * @param run names its commands; never used twice on one log
 * @param task how many pairs each of its writers appends, or the script; without it, until killed
 * @param wrapper a command line to run it under, e.g. strace
 */
export function startAppending(
  transcript: Transcript,
  {
    path,
    run,
    task,
    wrapper = [],
  }: { path: string; run: string; task?: number | 'script'; wrapper?: string[] },
): Child {
  if (!existsSync(BUILT)) throw new Error('Build first: npx tsc -p tsconfig.build.json');
  const program = [CHILD, `sqlite:${path}`, run, ...(task ? [String(task)] : [])];
  return startTelling(transcript, [...wrapper, process.execPath, ...program]);
}

/** Starts a process that tells on stdout what it tried and what was acknowledged. */
export function startTelling(transcript: Transcript, [command = '', ...args]: readonly string[]): Child {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const firstAck = new Promise<void>((resolve) => {
    readLines(child, (line) => {
      const [word = '', ...ids] = line.split(' ');
      transcript.lines.push({ word, ids });
      if (word === 'ACK') resolve();
    });
    void ended.then(resolve);
  });
  return { process: child, firstAck, ended };
}

function readLines({ stdout }: ChildProcess, take: (line: string) => void): void {
  let rest = '';
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
}

/** Waits until a process has said a word once more. */
export async function untilSaid({ lines }: Transcript, word: string): Promise<void> {
  const from = lines.length;
  const until = performance.now() + PATIENCE_MS;
  while (!lines.slice(from).some((line) => line.word === word)) {
    if (performance.now() > until) throw new Error(`Nothing said '${word}' within ${PATIENCE_MS} ms.`);
    await sleep(5);
  }
}
