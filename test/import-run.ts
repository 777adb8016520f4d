import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import type { StoredEvent } from '#event-log/event-log';
import { run } from '../apps/cli/src/pathways.js';
import { signedInEnv } from './signed-in.js';

export interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new folder that is removed after the tests of the file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pathways-import-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Says a command as a person at a keyboard does, and listens to what it answers. */
export async function say(args: readonly string[], stdin: Uint8Array = new Uint8Array()): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const stderr = new Writable({
    write(text, _encoding, done) {
      said.stderr += String(text);
      done();
    },
  });
  async function* typed(): AsyncGenerator<Uint8Array> {
    yield stdin;
  }
  const exitCode = await run(args, {
    stdin: typed(),
    stdout: { write: (text) => (said.stdout += text) },
    stderr,
    env: signedInEnv(args[args.indexOf('--url') + 1] ?? ''),
    signal: new AbortController().signal,
  });
  return { exitCode, ...said };
}

/** Everything in a log. */
export async function eventsIn(url: string): Promise<readonly StoredEvent[]> {
  const log = await openEventLog(url);
  const events: StoredEvent[] = [];
  try {
    for await (const batch of log.readAll({})) events.push(...batch);
    return events;
  } finally {
    await log.close();
  }
}
