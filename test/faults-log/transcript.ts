import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('appending-child.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/libs/event-log/src/open.js', import.meta.url));

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
 * @param appends how often each of its writers appends; without it, until killed
 * @param wrapper a command line to run it under, e.g. strace
 */
export function startAppending(
  transcript: Transcript,
  { path, run, appends, wrapper = [] }: { path: string; run: string; appends?: number; wrapper?: string[] },
): Child {
  if (!existsSync(BUILT)) throw new Error('Build first: npx tsc -p tsconfig.build.json');
  const child = [process.execPath, CHILD, `sqlite:${path}`, run, ...(appends ? [String(appends)] : [])];
  const [command = '', ...args] = [...wrapper, ...child];
  const started = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => started.once('close', () => resolve()));
  const firstAck = new Promise<void>((resolve) => {
    readLines(started, (line) => {
      const [word = '', ...ids] = line.split(' ');
      transcript.lines.push({ word, ids });
      if (word === 'ACK') resolve();
    });
    void ended.then(resolve);
  });
  return { process: started, firstAck, ended };
}

function readLines({ stdout }: ChildProcess, take: (line: string) => void): void {
  let rest = '';
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
}
