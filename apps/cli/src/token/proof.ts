import { UnusableFile } from '#intake/csv/problem';
import { isLoopback } from '#sign-in/loopback';
import { secretIn } from '#sign-in/owner-only';
import type { Terminal } from '../terminal.js';

/**
 * What a request to an address brings along to say who asks: headers, none where nothing was given.
 *
 * @throws UnusableFile there is no token, or others could read it on its way to the address
 * @throws UnusableSecret others may read its file
 */
export type Proof = (address: string) => Promise<Readonly<Record<string, string>>>;

/** The option by which every verb that asks the service is told who asks. Never the token itself: others see arguments. */
export const TOKEN_FILE = [
  '--token-file <file>',
  'who asks: the file with the token of a sign-in; - is the standard input',
] as const;

export const TOKEN_FILE_ENVIRONMENT = '  PATHWAYS_TOKEN_FILE  the file with the token, where none is named';

/** A file is read anew for each request, so that a token can be renewed meanwhile; the standard input once. */
export function proofIn(named: string | undefined, terminal: Pick<Terminal, 'env' | 'stdin'>): Proof {
  const file = named ?? (terminal.env['PATHWAYS_TOKEN_FILE'] || undefined);
  if (file === undefined) return async () => ({});
  let typed: Promise<string> | undefined;
  return async (address) => {
    refuseInTheClear(address);
    const text = file === '-' ? await (typed ??= textOf(terminal.stdin)) : await secretIn(file);
    if (text === undefined) throw new UnusableFile(`${file}: There is no such file. Check the name.`);
    return { authorization: `Bearer ${tokenIn(text, file)}` };
  };
}

function refuseInTheClear(address: string): void {
  if (new URL(address).protocol === 'https:' || isLoopback(address)) return;
  throw new UnusableFile(
    `${address}: A token is sent over https://, or to this machine: others could read it on its way.`,
  );
}

/** As `pathways token` writes it: by itself, or as a header for curl. */
function tokenIn(text: string, file: string): string {
  const [, token] = /^\s*(?:authorization:\s*bearer\s+)?([\w~+/.-]+=*)\s*$/i.exec(text) ?? [];
  if (token === undefined)
    throw new UnusableFile(`${file}: This holds no token. Make one: pathways token --help.`);
  return token;
}

async function textOf(stdin: Terminal['stdin']): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stdin) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
