import { fileOf } from '#event-log/open';
import { naming, UnusableFile } from '#intake/csv/problem';
import { digestsToLook } from '#intake/identity/key';
import { keyFileFor } from '#intake/identity/key-file';
import { holderOf } from '#intake/identity/whose';
import { readTrn } from '#intake/values/identifiers';
import type { Erasing } from '#privacy/erasing/erase';
import { keySettingsFrom } from '#privacy/keys/open-keys';
import { privacyOn } from '#privacy/privacy';
import { inputFile } from '../input-file.js';
import { openExistingLog } from '../open-log.js';
import type { Terminal } from '../terminal.js';

/** Of whom, and on which log. */
export interface Whom {
  readonly teacher?: string | undefined;
  readonly trnFile?: string;
  readonly log: string;
  readonly json?: true;
}

const MOST_BYTES = 64 * 1024;

/**
 * Does something with the record of a person, once every erasure is whole.
 *
 * @throws UnusableFile nobody was named, or nobody is known by that; UnusableKeys
 */
export async function withSubject<T>(
  whom: Whom,
  terminal: Terminal,
  work: (erasing: Erasing, teacher: string) => Promise<T>,
): Promise<T> {
  if ((whom.teacher === undefined) === (whom.trnFile === undefined))
    throw new UnusableFile('Name the teacher by the id in the record, or by --trn-file, one of them.');
  const log = await openExistingLog(whom.log, '--log and PATHWAYS_LOG');
  const privacy = privacyOn(log, keySettingsFrom(terminal.env, fileOf(whom.log)), () => new Date());
  try {
    const erasing = await privacy.ready();
    const teacher = whom.teacher ?? (await teacherByTrn(erasing, whom, terminal));
    if ((await log.readStream(`teacher-${teacher}`)).length === 0)
      throw new UnusableFile('No such teacher is on record. Check the id.');
    return await work(erasing, teacher);
  } finally {
    await privacy.close();
    await log.close();
  }
}

async function teacherByTrn({ log }: Erasing, whom: Whom, terminal: Terminal): Promise<string> {
  const trn = readTrn((await textOf(whom.trnFile!, terminal)).trim());
  if ('problem' in trn) throw new UnusableFile(`${whom.trnFile}: ${trn.problem} ${trn.mend}`);
  const digests = await digestsToLook(log, keyFileFor(terminal.env, fileOf(whom.log)));
  const teacher = await holderOf(log, digests, { scheme: 'trn', value: trn.value });
  if (teacher === undefined) throw new UnusableFile('Nobody on record is known by this TRN.');
  return teacher;
}

/** A small file, or the standard input. */
export async function textOf(path: string, terminal: Terminal): Promise<string> {
  const { bytes } = await inputFile(path, terminal, () => undefined);
  const parts: Uint8Array[] = [];
  let size = 0;
  const read = async (): Promise<void> => {
    for await (const part of bytes) {
      size += part.length;
      if (size > MOST_BYTES) throw new UnusableFile('The file is too long to be what is meant.');
      parts.push(part);
    }
  };
  await naming(path, read());
  return Buffer.concat(parts).toString('utf8');
}
