import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Certificates made for one run: an authority, and the double's own, signed by it. */
export interface Certificates {
  /** Path of the authority's certificate, which a client must be told to trust. */
  readonly caFile: string;
  readonly key: Buffer;
  readonly certificate: Buffer;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** Whether certificates can be made here. */
export const opensslIsThere = (): Promise<boolean> =>
  run('openssl', ['version']).then(
    () => true,
    () => false,
  );

/** @throws Error without `openssl` */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'wire-double-'));
  const file = (name: string): string => join(folder, name);
  const openssl = (...words: string[]): Promise<unknown> => run('openssl', words, { cwd: folder });

  const newKey = ['-newkey', 'rsa:2048', '-noenc'];
  const authority = ['-x509', '-days', '2', '-subj', '/CN=wire double authority'];
  await openssl('req', ...newKey, ...authority, '-keyout', 'ca.key', '-out', 'ca.crt');
  await openssl('req', ...newKey, '-subj', '/CN=wire double', '-keyout', 'node.key', '-out', 'node.csr');
  await writeFile(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', '2'];
  await openssl('x509', '-req', '-in', 'node.csr', ...by, '-out', 'node.crt');

  return {
    caFile: file('ca.crt'),
    key: await readFile(file('node.key')),
    certificate: await readFile(file('node.crt')),
    remove: () => rm(folder, { recursive: true }),
  };
}
