import { createHmac, hash } from 'node:crypto';

/** The name by which a source knows a person, such as a teacher reference number. Personal: never recorded. */
export interface Identifier {
  /** Whose numbers these are, e.g. `trn`. */
  readonly scheme: string;
  readonly value: string;
}

/** Digests of identifiers under one key: without it nobody can tell whose they are, or try out all numbers. */
export interface Digests {
  /** Hexadecimal. The same identifier always has the same one. */
  digestOf(identifier: Identifier): string;
  /** Tells one key from another and nothing else of it. */
  readonly fingerprint: string;
}

const TEACHER_DIGITS = 20;

/** @param key 32 random bytes */
export function digestsBy(key: Uint8Array): Digests {
  const digest = (...parts: readonly string[]): string =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex');
  return {
    digestOf: ({ scheme, value }) => digest('identifier', scheme, value),
    fingerprint: digest('fingerprint').slice(0, 16),
  };
}

/**
 * The id of a new person, made of the digest of the first identifier: an import done again comes to the same. Whoever
 * comes with an identifier that was released from the records of people who were erased is somebody new.
 *
 * @param releases from how many records it was released
 */
export function newTeacherId(digest: string, releases: number): string {
  const made = releases === 0 ? digest : hash('sha256', `${digest}/${releases}`);
  return `t${made.slice(0, TEACHER_DIGITS)}`;
}
