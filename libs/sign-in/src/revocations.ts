import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessMissing } from './owner-only.js';

/** Whether somebody's sign-in of an instant (in milliseconds since 1970) has been taken back. */
export type IsRevoked = (subject: string, signedInAt: number) => Promise<boolean>;

interface Revocation {
  readonly subject: string;
  /** UTC instant: what was issued up to then no longer counts. */
  readonly before: string;
}

const fileIn = (folder: string): string => join(folder, 'sign-in-revoked.ndjson');

/**
 * Takes back every sign-in of a person up to an instant, with the service on this folder. On a line of its own even
 * where an earlier one was torn off.
 */
export const revoke = (folder: string, subject: string, before: Date): Promise<void> =>
  appendFile(
    fileIn(folder),
    `\n${JSON.stringify({ subject, before: before.toISOString() } satisfies Revocation)}\n`,
    {
      mode: 0o600,
    },
  );

/**
 * Reads the file again whenever it has changed, so that a revocation counts at once. A line that nobody can read takes
 * nothing back, and undoes nothing that was taken back before: the others count all the same.
 *
 * @param onUnreadable told each time the file is read how many of its lines nobody can read, where there are any
 * @throws Error the file is there and cannot be read: then nobody can tell whose sign-in holds
 */
export function revocationsIn(folder: string, onUnreadable: (lines: number) => void): IsRevoked {
  let seen = '';
  const until = new Map<string, number>();
  const read = async (): Promise<void> => {
    const found = await stat(fileIn(folder)).catch(unlessMissing);
    const now = found ? `${found.mtimeMs} ${found.size}` : '';
    if (now === seen) return;
    const lines = found
      ? (await readFile(fileIn(folder), 'utf8')).split('\n').filter((each) => each !== '')
      : [];
    const revocations = lines.flatMap(revocationIn);
    if (revocations.length === lines.length) until.clear();
    else onUnreadable(lines.length - revocations.length);
    for (const { subject, before } of revocations)
      until.set(subject, Math.max(until.get(subject) ?? -Infinity, Date.parse(before)));
    seen = now;
  };
  return async (subject, signedInAt) => {
    await read();
    return signedInAt <= (until.get(subject) ?? -Infinity);
  };
}

function revocationIn(line: string): readonly Revocation[] {
  try {
    const { subject, before } = JSON.parse(line) as Partial<Record<keyof Revocation, unknown>>;
    if (typeof subject !== 'string' || typeof before !== 'string') return [];
    return Number.isNaN(Date.parse(before)) ? [] : [{ subject, before }];
  } catch {
    return [];
  }
}
