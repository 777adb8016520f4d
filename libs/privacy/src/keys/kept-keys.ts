/**
 * The port behind which wrapped data keys are kept. An adapter never sees a key that opens anything: what it keeps was
 * wrapped with the master key before. A subject once erased has a tombstone for ever, and is never given a key again.
 */

/** A key wrapped with the master key; or that its subject was erased. */
export type Kept = { readonly wrapped: Uint8Array } | { readonly erasedAt: string };

export interface Tombstone {
  readonly subject: string;
  /** UTC instant (ISO 8601, `Z`). */
  readonly erasedAt: string;
}

/** Notes beside the keys: which master key wraps them, and how far the log was searched for erasures. */
export type NoteName = 'master key' | 'log searched to';

export interface KeptKeys {
  /** What is kept of some subjects; nothing for those of whom nothing is. */
  of(subjects: readonly string[]): Promise<ReadonlyMap<string, Kept>>;
  /**
   * Keeps keys for subjects that have none, all or none, on disk before it answers.
   *
   * @returns what stands for each of them now: somebody else may have been quicker, or the subject be erased
   */
  keep(wrapped: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, Kept>>;
  /** Destroys keys, so that their bytes are in no file of the store, and leaves tombstones. The first instant stays. */
  erase(subjects: readonly string[], erasedAt: string): Promise<void>;
  tombstones(): Promise<readonly Tombstone[]>;
  note(name: NoteName): Promise<string | undefined>;
  /** Notes something. Of the master key the first note stands. @returns what stands */
  setNote(name: NoteName, value: string): Promise<string>;
  close(): Promise<void>;
}

/** The keys cannot be used: the store or the master key is missing, damaged, out of reach or another's. */
export class UnusableKeys extends Error {
  override readonly name = 'UnusableKeys';
}

/** A record has sealed details, and these keys are not those with which they were sealed. */
export const notTheseKeys = (): UnusableKeys =>
  new UnusableKeys(
    'The key of these details is not among the keys. Restore the back-up of the keys, or say where they are with PATHWAYS_KEYS.',
  );
