import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { client } from './running-api.js';
import { signIn } from './signed-in.js';

const MAIN = fileURLToPath(new URL('../dist/apps/api/src/main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../dist/apps/cli/src/main.js', import.meta.url));

/** The service as it is really run: the built program, in a process of its own, on a folder. */
export async function startService(folder: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PATHWAYS_DATA: folder, PATHWAYS_PORT: '0', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  await signIn(url, folder);
  const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  };
  return { ...client(url), url, stop, child };
}

export type Service = Awaited<ReturnType<typeof startService>>;

/** Waits until the service has read its log: before that it says so instead of answering. */
export async function untilCaughtUp(service: Service): Promise<void> {
  for (;;) {
    const { body } = await service.post('{ headcount { inService } }');
    if (!body.errors) return;
    if (body.errors[0]?.extensions?.code !== 'NOT_YET_CAUGHT_UP')
      throw new Error(JSON.stringify(body.errors));
  }
}

/** The service says where it answers once it does. */
async function addressOf(child: ChildProcess): Promise<string> {
  const complaints: string[] = [];
  child.stderr!.on('data', (data: Buffer) => complaints.push(data.toString()));
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = /https?:\/\/[^/\s]+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error(`The service did not start: ${complaints.join('')}`);
}

/** Runs the built `pathways` command in a folder. */
export async function pathways(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (said.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.stderr += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}
