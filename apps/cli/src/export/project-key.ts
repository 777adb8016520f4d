import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { UnusableFile } from '#intake/csv/problem';
import type { Project } from '#read-models/exporting/extract';
import type { Terminal } from '../terminal.js';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Where the key of a project is kept unless somebody says so. */
const keptIn = ({ env }: Terminal, name: string): string =>
  join(env['PATHWAYS_DATA'] || 'data', 'projects', `${name}.key`);

/**
 * A research project with its key, which is made on first use and never given away: by their pseudonyms alone,
 * extracts of one project can't be brought together with those of another. What they tell of one career is the same.
 *
 * @param to the folder of the extract, which must not hold the key
 * @throws UnusableFile the name or the file cannot be used
 */
export async function projectOf(
  name: string,
  keyFile: string | undefined,
  to: string,
  terminal: Terminal,
): Promise<Project> {
  if (!NAME.test(name))
    throw new UnusableFile(
      'A project is named by up to 63 small letters, digits and hyphens, such as ect-retention.',
    );
  const file = keyFile ?? keptIn(terminal, name);
  if (!relative(resolve(to), resolve(file)).startsWith('..'))
    throw new UnusableFile(`${file}: The key would be given away with the extract. Keep it elsewhere.`);
  return { name, key: (await keyIn(file)) ?? (await newKey(file, terminal)) };
}

async function keyIn(file: string): Promise<Uint8Array | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (text === undefined) return undefined;
  if (!/^[0-9a-f]{64}\s*$/.test(text))
    throw new UnusableFile(`${file}: This is no key: it holds ${2 * KEY_BYTES} hexadecimal digits.`);
  return Buffer.from(text.trim(), 'hex');
}

async function newKey(file: string, { stderr }: Terminal): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(file, `${key.toString('hex')}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  stderr.write(`A key was made for this project: ${file}. Keep it: without it the pseudonyms change.\n`);
  return key;
}
