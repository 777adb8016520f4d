import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Where Debian puts the programs of PostgreSQL; the newest first. */
function programs(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((bin) => existsSync(join(bin, 'initdb')));
}

export const hasPostgres = (): boolean => programs() !== undefined;

const numberOf = (option: '-u' | '-g'): number =>
  Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));

/** The server refuses to run as root: then it runs as the user that its package made. */
const asWhom = () => (process.getuid?.() === 0 ? { uid: numberOf('-u'), gid: numberOf('-g') } : {});

/** A server of our own in a new folder, which answers on a socket in it and nowhere else. */
export async function postgresCluster() {
  const bin = programs()!;
  const folder = mkdtempSync(join(tmpdir(), 'pathways-pg-'));
  const { uid, gid } = asWhom();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const options = { cwd: folder, uid, gid, stdio: 'ignore' as const, env: { ...process.env, TZ: 'UTC' } };
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'keys', '-A', 'trust', '--no-sync'], options);
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-k', folder, '-c', 'listen_addresses='], options);
  const exited = once(server, 'exit');
  const urlOf = (database: string): string => `postgresql://keys@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await untilItAnswers(urlOf('postgres'));
  return {
    urlOf,
    dataFolder: join(folder, 'data'),
    async stop() {
      server.kill('SIGINT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
} // prettier-ignore

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (attempt === 150) throw error;
      await sleep(200);
    }
  }
}

/** Runs one statement. */
export async function run(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
