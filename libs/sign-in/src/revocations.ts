import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether somebody's sign-in of an instant (in milliseconds since 1970) has been taken back. */
export type IsRevoked = (subject: string, signedInAt: number) => Promise<boolean>;

interface Revocation {
  readonly subject: string;
  /** UTC instant: what was issued up to then no longer counts. */
  readonly before: string;
}

const fileIn = (folder: string): string => join(folder, 'sign-in-revoked.ndjson');

/** Takes back every sign-in of a person up to an instant, with the service on this folder. */
export const revoke = (folder: string, subject: string, before: Date): Promise<void> =>
  appendFile(
    fileIn(folder),
    `${JSON.stringify({ subject, before: before.toISOString() } satisfies Revocation)}\n`,
    {
      mode: 0o600,
    },
  );

/** Reads the file again whenever it has changed, so that a revocation counts at once. */
export function revocationsIn(folder: string): IsRevoked {
  let [seen, until] = ['', new Map<string, number>()];
  const read = async (): Promise<void> => {
    const { mtimeMs, size } = await stat(fileIn(folder)).catch(() => ({ mtimeMs: 0, size: 0 }));
    const now = `${mtimeMs} ${size}`;
    if (now === seen) return;
    until = size === 0 ? new Map() : latestIn(await readFile(fileIn(folder), 'utf8'));
    seen = now;
  };
  return async (subject, signedInAt) => {
    await read();
    return signedInAt <= (until.get(subject) ?? -Infinity);
  };
}

function latestIn(text: string): Map<string, number> {
  const latest = new Map<string, number>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const { subject, before } = JSON.parse(line) as Revocation;
    latest.set(subject, Math.max(latest.get(subject) ?? -Infinity, Date.parse(before)));
  }
  return latest;
}
