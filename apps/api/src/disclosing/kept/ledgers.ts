import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { emptyLedger, type Ledger } from '#disclosure/ledger/ledger';
import { readLedger, writtenLedger } from '#disclosure/ledger/stored';
import { profiles } from '#disclosure/profiles/profiles';

/** What each reader was shown, kept over restarts. A reader is known by the opaque id of the one who signs in. */
export interface Ledgers {
  /** @throws RangeError what is kept cannot be read: nothing may be shown then */
  of(reader: string): Ledger;
  /** Resolves nothing: once it returns, the ledger is on disk. */
  keep(reader: string, ledger: Ledger): void;
  close(): void;
}

/** Ledgers kept in memory beside the file: reading one takes longer the more it has. */
const MOST_AT_HAND = 20;

const OWNER_ONLY = 0o600;

/**
 * Opens the file of ledgers, which its owner only may read; creates it when missing.
 *
 * @param path of an SQLite file, or `:memory:`
 * @param under the limit of differences that they are kept with: see `Profile`
 */
export function openLedgers(path: string, under: number): Ledgers {
  if (path !== ':memory:') keepFromOthers(path);
  const db = new Database(path, { timeout: 10_000 });
  db.pragma('journal_mode = WAL');
  // A ledger that a power cut sets back would let the same reader tell two answers apart.
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE IF NOT EXISTS ledgers (reader TEXT PRIMARY KEY, ledger BLOB NOT NULL) STRICT');
  const read = db.prepare<[string], { readonly ledger: Uint8Array }>(
    'SELECT ledger FROM ledgers WHERE reader = ?',
  );
  const write = db.prepare('INSERT OR REPLACE INTO ledgers (reader, ledger) VALUES (?, ?)');
  const atHand = new Map<string, Ledger>();
  const remember = (reader: string, ledger: Ledger): void => {
    atHand.delete(reader);
    atHand.set(reader, ledger);
    if (atHand.size > MOST_AT_HAND) atHand.delete(atHand.keys().next().value!);
  };
  return {
    of(reader) {
      const row = atHand.has(reader) ? undefined : read.get(reader);
      const ledger = atHand.get(reader) ?? (row ? readLedger(row.ledger, under) : emptyLedger);
      remember(reader, ledger);
      return ledger;
    },
    keep(reader, ledger) {
      write.run(reader, writtenLedger(ledger));
      remember(reader, ledger);
    },
    close: () => void db.close(),
  };
}

/** SQLite would let others read the file; what it puts beside it takes the rights of that when it is made. */
function keepFromOthers(path: string): void {
  closeSync(openSync(path, 'a', OWNER_ONLY));
  const files = ['', '-wal', '-shm'].map((suffix) => path + suffix);
  for (const file of files.filter((each) => existsSync(each))) chmodSync(file, OWNER_ONLY);
}

/** The ledgers of an installation. All profiles have the same limit, so that one ledger holds whatever a reader is. */
export const ledgersIn = (dataFolder: string): Ledgers =>
  openLedgers(join(dataFolder, 'shown.sqlite'), profiles.research.differencesUnder);
