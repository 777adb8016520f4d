import { createHash, createHmac } from 'node:crypto';
import { quoted } from '../quoted.sql.js';

/** 96 bits: among a million people, two that share one are not to be expected before the end of the world. */
const SHOWN = 24;
const HMAC_BLOCK = 64;
/** So many teachers' pseudonyms are kept at hand: a log tells of one teacher many times in a row. */
const MOST_KEPT = 50_000;

/** What stands for a teacher in the extracts of one project. */
interface Pseudonym {
  readonly shown: string;
  /** The rest of the keyed digest, which is never shown: the key of what belongs to the teacher. */
  readonly hidden: string;
}

/**
 * Pseudonyms by a key (HMAC-SHA-256): without it nobody can tell whose they are, nor bring together what two keys
 * made. The same by SQL (`pseudonymSql`) and here.
 */
export interface Pseudonyms {
  teacher(id: string): string;
  /** Of an id that means something within one teacher's record only: a post, an enrolment. */
  within(teacher: string, id: string): string;
}

export function pseudonymsBy(key: Uint8Array): Pseudonyms {
  const kept = new Map<string, Pseudonym>();
  const of = (teacher: string): Pseudonym => {
    const known = kept.get(teacher);
    if (known) return known;
    const digest = createHmac('sha256', key).update(`teacher/${teacher}`).digest('hex');
    const made = { shown: digest.slice(0, SHOWN), hidden: digest.slice(SHOWN) };
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(teacher, made);
    return made;
  };
  return {
    teacher: (id) => of(id).shown,
    within: (teacher, id) =>
      createHash('sha256')
        .update(`${of(teacher).hidden}/${id}`)
        .digest('hex')
        .slice(0, SHOWN),
  };
}

/** Tells that two extracts were made with one key, and nothing else of it. */
export const fingerprintOf = (key: Uint8Array): string =>
  createHmac('sha256', key).update('fingerprint').digest('hex').slice(0, 12);

/** Functions of a connection that make the same pseudonyms. Their definition holds the key: in memory only. */
export function pseudonymSql(key: Uint8Array): string {
  const padded = Buffer.concat([key], HMAC_BLOCK);
  const [outer, inner] = [0x5c, 0x36].map((pad) =>
    Buffer.from(padded.map((byte) => byte ^ pad)).toString('hex'),
  );
  const [o, i] = [outer!, inner!].map((hex) => `from_hex(${quoted(hex)})`);
  return `
    CREATE TEMP MACRO keyed(id) AS sha256(${o} || from_hex(sha256(${i} || encode('teacher/' || id))));
    CREATE TEMP MACRO shown(digest) AS left(digest, ${SHOWN});
    CREATE TEMP MACRO within(digest, id) AS left(sha256(substr(digest, ${SHOWN + 1}) || '/' || id), ${SHOWN})`;
}

const WIDTH = 32;

/** A pseudonym as the number that it is, which takes half the room and is put in order quickly; and back. */
export const numberSql = (shown: string): string => `('${'0'.repeat(WIDTH - SHOWN)}' || ${shown})::UUID`;
export const shownSql = (number: string): string => `right(replace(${number}::VARCHAR, '-', ''), ${SHOWN})`;
