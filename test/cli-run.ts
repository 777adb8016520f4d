import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const CLI = fileURLToPath(new URL('../dist/apps/cli/src/main.js', import.meta.url));

interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Starts `pathways` as it is really run, and listens. */
export function started(args: readonly string[], { env, cwd }: Surroundings = {}) {
  const child = spawn(process.execPath, [CLI, ...args], {
    ...{ cwd, env: { ...process.env, NODE_OPTIONS: '', ...env } },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (said.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.stderr += data.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, said, ended };
}

/** A line of bash in which `pathways` is the built program, and its end that of the first that failed. */
export async function inBash(line: string, { env, cwd }: Surroundings = {}) {
  const script = `set -o pipefail; pathways() { "${process.execPath}" "${CLI}" "$@"; }; ${line}`;
  const child = spawn('bash', ['-c', script], { cwd, env: { ...process.env, NODE_OPTIONS: '', ...env } });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (said.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.stderr += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}
