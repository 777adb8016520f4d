import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
/** Of a pseudonym: 128 bits, so that no two people share one. */
const PSEUDONYM_BYTES = 16;

/** How an audit speaks of what it must not hold. */
export interface Pseudonyms {
  ofTeacher(teacher: string): string;
  ofArguments(said: unknown): string;
}

/** The key is there and is none, or may be made nowhere. */
export class UnusableAuditKey extends Error {
  override readonly name = 'UnusableAuditKey';
}

/**
 * Pseudonyms made with the key in a file, which is made on first use and readable by its owner only. Plain hashes would
 * not do: there are few enough ids to try them all.
 *
 * @throws UnusableAuditKey
 */
export const pseudonymsBy = (file: string): Pseudonyms => pseudonymsOf(keyIn(file) ?? newKey(file));

export const pseudonymsOf = (key: Uint8Array): Pseudonyms => {
  const digest = (kind: string, text: string): string =>
    createHmac('sha256', key)
      .update(`${kind}\n${text}`)
      .digest()
      .subarray(0, PSEUDONYM_BYTES)
      .toString('base64url');
  return {
    ofTeacher: (teacher) => digest('teacher', teacher),
    ofArguments: (said) => digest('arguments', JSON.stringify(said ?? null)),
  };
};

/** The key of an audit that is there already. @throws UnusableAuditKey it is not there, or is none */
export function pseudonymsStanding(file: string): Pseudonyms {
  const key = keyIn(file);
  if (!key) throw new UnusableAuditKey(`${file}: The key of the audit is not there. Put it back.`);
  return pseudonymsOf(key);
}

function keyIn(file: string): Uint8Array | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new UnusableAuditKey(`${file}: This is no key: it holds ${2 * KEY_BYTES} hexadecimal digits.`);
  return Buffer.from(text, 'hex');
}

/** Somebody else may make one at the same time: the first stands. It is whole before it has its name. */
function newKey(file: string): Uint8Array {
  const key = randomBytes(KEY_BYTES);
  const unnamed = `${file}.${randomBytes(8).toString('hex')}.new`;
  mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  writeFileSync(unnamed, `${key.toString('hex')}\n`, { mode: OWNER_ONLY, flag: 'wx', flush: true });
  try {
    linkSync(unnamed, file);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return keyIn(file)!;
  } finally {
    rmSync(unnamed, { force: true });
  }
}
