import { createHmac, randomBytes } from 'node:crypto';
import { KEY_BYTES } from './key-file.js';
import { UnusableKeys, type Kept, type KeptKeys, type Tombstone } from './kept-keys.js';
import { opened, sealed } from '../sealing/aes.js';

/** A subject's own key; or that there is none yet, or none any more. */
export type DataKey = { readonly key: Uint8Array } | 'none' | 'erased';

/** The keys of subjects, unwrapped when they are needed and forgotten at once: none is kept in memory. */
export interface DataKeys {
  keyOf(subject: string): Promise<DataKey>;
  /** The same of many, made for those that have none. */
  keysFor(subjects: readonly string[]): Promise<ReadonlyMap<string, Exclude<DataKey, 'none'>>>;
  erase(subjects: readonly string[], erasedAt: string): Promise<void>;
  tombstones(): Promise<readonly Tombstone[]>;
  /** Up to which position the log was searched for erasures that these keys may not know of. */
  searchedTo(): Promise<string | undefined>;
  noteSearchedTo(position: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param master 32 random bytes
 * @throws UnusableKeys the keys were wrapped with another master key
 */
export async function dataKeys(kept: KeptKeys, master: Uint8Array): Promise<DataKeys> {
  const fingerprint = createHmac('sha256', master).update('fingerprint').digest('hex').slice(0, 16);
  if ((await kept.setNote('master key', fingerprint)) !== fingerprint)
    throw new UnusableKeys(
      'This is not the master key with which these keys are wrapped. Put the right one there, or say where it is with PATHWAYS_MASTER_KEY_FILE.',
    );
  const unwrapped = (subject: string, standing: Kept) =>
    'wrapped' in standing
      ? { key: opened(standing.wrapped, master, ['data key', subject]) }
      : ('erased' as const);
  return {
    async keyOf(subject) {
      const standing = (await kept.of([subject])).get(subject);
      return standing ? unwrapped(subject, standing) : 'none';
    },
    async keysFor(subjects) {
      const standing = new Map(await kept.of(subjects));
      const missing = subjects.filter((subject) => !standing.has(subject));
      const made = missing.map(
        (subject) => [subject, sealed(randomBytes(KEY_BYTES), master, ['data key', subject])] as const,
      );
      if (made.length > 0) for (const each of await kept.keep(new Map(made))) standing.set(...each);
      return new Map([...standing].map(([subject, one]) => [subject, unwrapped(subject, one)]));
    },
    erase: (subjects, erasedAt) => kept.erase(subjects, erasedAt),
    tombstones: () => kept.tombstones(),
    searchedTo: () => kept.note('log searched to'),
    noteSearchedTo: async (position) => void (await kept.setNote('log searched to', position)),
    close: () => kept.close(),
  };
}
