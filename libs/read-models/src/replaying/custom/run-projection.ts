import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Aborted } from '../../projector/unless-aborted.js';
import { type Message, ProjectionRefused, type Task } from './projection-file.js';

const SANDBOX = fileURLToPath(new URL('./sandbox.js', import.meta.url));

/** The sandbox keeps its time itself; what it can't break off is ended after so much more. */
const GRACE_MS = 3_000;

/**
 * Runs a projection in a process of its own, which has neither the environment nor the log. Gives the columns, then the
 * rows as they come.
 *
 * @throws ProjectionRefused the file cannot be run, reaches outside, or needs more than it may have
 * @throws Aborted the signal was aborted
 */
export async function* runProjection(
  task: Task,
  signal: AbortSignal,
): AsyncGenerator<Exclude<Message, { readonly why: unknown } | { readonly end: true }>> {
  const child = spawn(process.execPath, ['--max-old-space-size=512', '--no-warnings', SANDBOX], {
    ...{ env: {}, cwd: dirname(task.database), stdio: ['pipe', 'pipe', 'ignore'] },
  }) as ChildProcessByStdio<Writable, Readable, null>;
  const kill = (): boolean => child.kill('SIGKILL');
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = true;
      kill();
    },
    task.limits.seconds * 1_000 + GRACE_MS,
  );
  signal.addEventListener('abort', kill);
  const closed = once(child, 'close');
  try {
    child.stdin.on('error', () => undefined).end(JSON.stringify(task));
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      const message = parsed(line);
      if (!message) break;
      if ('end' in message) return;
      if ('why' in message) throw new ProjectionRefused(message.why, message.message);
      yield message;
    }
    if (signal.aborted) throw new Aborted();
    throw isLate ? tooLong(task) : endedBy(task);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
    kill();
    await closed;
  }
}

/** Undefined for the half of a line that is left of a process that was killed. */
function parsed(line: string): Message | undefined {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return undefined;
  }
}

const tooLong = ({ name, limits }: Task): ProjectionRefused =>
  new ProjectionRefused('TOO_LONG', `${name}: It ran for more than ${limits.seconds} s.`);

/** A process that goes without a word was out of memory, as far as anybody knows. */
const endedBy = ({ name, limits }: Task): ProjectionRefused =>
  new ProjectionRefused(
    'TOO_MUCH_MEMORY',
    `${name}: The sandbox broke down, most likely as it needed more than ${limits.megabytes} MB.`,
  );
