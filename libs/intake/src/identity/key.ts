import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RevisionConflict, type EventLog } from '#event-log/event-log';
import { eventIdOf } from '#event-log/event-id';
import { eventOf, metadataOf } from '#event-log/fact-event';
import { factIn, storedOf } from '#pathway/stored-fact';
import { UnusableFile } from '../csv/problem.js';
import { digestsBy, type Digests } from './identifier.js';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/** Where it is noted which key a log's digests are made with. */
const KEY_STREAM = 'identifier-key';

/** The key cannot be used. Where it is kept is a matter of whoever runs this, and `why` tells nothing of it. */
export class UnusableKey extends UnusableFile {
  constructor(
    file: string,
    readonly why: string,
  ) {
    super(`${file}: ${why}`);
  }
}

type Log = Pick<EventLog, 'append' | 'readStream'>;

/**
 * The digests of a log. The key is made on first use; a key that is lost, or another one, is refused, for with it
 * everybody in the log would be a stranger.
 *
 * @param file where the key is kept, readable by its owner only
 * @param usedAt UTC instant
 * @throws UnusableKey it is lost, damaged or another
 */
export async function digestsFor(log: Log, file: string, usedAt: string): Promise<Digests> {
  const noted = await fingerprintIn(log);
  const key = (await keyIn(file)) ?? (noted === undefined ? await newKey(file) : undefined);
  if (!key) throw new UnusableKey(file, LOST);
  const digests = digestsBy(key);
  const standing = noted ?? (await note(log, digests.fingerprint, usedAt));
  if (standing !== digests.fingerprint) throw new UnusableKey(file, ANOTHER);
  return digests;
}

/**
 * The digests of a log for whoever only looks: no key is made and nothing noted. Without a key everybody is new.
 *
 * @throws UnusableKey it is lost, damaged or another
 */
export async function digestsToLook(
  log: Pick<EventLog, 'readStream'> | undefined,
  file: string,
): Promise<Digests> {
  const noted = log && (await fingerprintIn(log));
  const key = await keyIn(file);
  if (!key && noted !== undefined) throw new UnusableKey(file, LOST);
  const digests = digestsBy(key ?? randomBytes(KEY_BYTES));
  if (noted !== undefined && noted !== digests.fingerprint) throw new UnusableKey(file, ANOTHER);
  return digests;
}

const LOST =
  'The key with which this log knows people again is not there. Put the file back from where it is kept, or name it with PATHWAYS_IDENTITY_KEY_FILE.';
const ANOTHER =
  'This is not the key with which this log knows people again. Put the right file there, or name it with PATHWAYS_IDENTITY_KEY_FILE.';

async function fingerprintIn(log: Pick<EventLog, 'readStream'>): Promise<string | undefined> {
  for (const event of await log.readStream(KEY_STREAM)) {
    const fact = factIn(event);
    if (fact && 'fingerprint' in fact) return String(fact.fingerprint);
  }
  return undefined;
}

/** @returns the fingerprint that stands: somebody else may have been quicker */
async function note(log: Log, fingerprint: string, usedAt: string): Promise<string | undefined> {
  const fact = { type: 'IdentityKeyUsed', effectiveOn: usedAt.slice(0, 10), fingerprint };
  const event = eventOf(storedOf(fact), {
    id: eventIdOf(fingerprint, KEY_STREAM, 0),
    recordedAt: usedAt,
    metadata: metadataOf({ importedAt: usedAt }),
  });
  try {
    await log.append(KEY_STREAM, 0, [event]);
    return fingerprint;
  } catch (error) {
    if (error instanceof RevisionConflict) return fingerprintIn(log);
    throw error;
  }
}

async function keyIn(file: string): Promise<Uint8Array | undefined> {
  const text = await readFile(file, 'utf8').catch(unlessMissing);
  if (text === undefined) return undefined;
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== KEY_BYTES || text.trim().length !== 2 * KEY_BYTES)
    throw new UnusableKey(file, `This is no key: it holds ${2 * KEY_BYTES} hexadecimal digits.`);
  return key;
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

/**
 * Somebody else may make one at the same time: the first stands. It is whole and on disk before it has its name, as a
 * log is about to depend on it.
 */
async function newKey(file: string): Promise<Uint8Array | undefined> {
  const key = randomBytes(KEY_BYTES);
  const unnamed = `${file}.${randomBytes(8).toString('hex')}.new`;
  try {
    await writeThrough(unnamed, `${key.toString('hex')}\n`);
    await link(unnamed, file);
    await flushed(dirname(file));
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return keyIn(file);
    throw error;
  } finally {
    await rm(unnamed, { force: true });
  }
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushed(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
