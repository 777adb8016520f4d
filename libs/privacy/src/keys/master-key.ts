import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UnusableKeys } from './kept-keys.js';
import { keyFrom, keyIn, newKey, NoKey } from './key-file.js';

/** Where the master key comes from. It wraps the data keys and is kept apart from them. */
export type MasterKeySource =
  { readonly key: string } | { readonly command: string } | { readonly file: string };

/** A vault may have to be asked over the network. */
const COMMAND_PATIENCE_MS = 20_000;

/**
 * The master key. In a file it is made on first use; a program that prints it is called by its path, without a shell.
 *
 * @param isFirstUse whether no data key was wrapped yet: else a key that is lost is not made anew
 * @throws UnusableKeys it is lost or no key; nothing of it is told
 */
export async function masterKey(source: MasterKeySource, isFirstUse: boolean): Promise<Uint8Array> {
  try {
    if ('key' in source) return keyFrom(source.key);
    if ('command' in source) return keyFrom(await printedBy(source.command));
    const key = (await keyIn(source.file)) ?? (isFirstUse ? await newKey(source.file) : undefined);
    if (key) return key;
  } catch (error) {
    if (!(error instanceof NoKey)) throw error;
    throw new UnusableKeys(`${whereOf(source)}: ${error.message}`);
  }
  throw new UnusableKeys(
    `${whereOf(source)}: The master key is not there, and without it no personal details can be read. Put it back from where it is kept, or say where it is with PATHWAYS_MASTER_KEY_FILE.`,
  );
}

function whereOf(source: MasterKeySource): string {
  if ('key' in source) return 'PATHWAYS_MASTER_KEY';
  return 'command' in source ? 'PATHWAYS_MASTER_KEY_COMMAND' : source.file;
}

async function printedBy(command: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, [], {
      timeout: COMMAND_PATIENCE_MS,
      maxBuffer: 4096,
    });
    return stdout;
  } catch {
    // What it printed may be the key.
    throw new UnusableKeys('PATHWAYS_MASTER_KEY_COMMAND: The program that prints the master key failed.');
  }
}
