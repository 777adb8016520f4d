/** One thing that somebody did, or was not let do, as whoever saw it tells it. It is never stored as it is. */
export interface AuditEntry {
  /** Opaque id of the person or program. */
  readonly subject: string;
  readonly role: string;
  /** What it was done for, in the words of the policy. */
  readonly purpose: string;
  /** The question, command or other work, by the name of the door it came through. */
  readonly operation: string;
  /** What it was asked with. Only a keyed digest of it is kept. */
  readonly arguments: unknown;
  /** Of whom the answer could tell, in words or ids of organisations. */
  readonly scope: string;
  /** Ids of the teachers whose data it touched. Only keyed pseudonyms are kept. */
  readonly teachers: readonly string[];
  /** How many rows were given out; null where nothing was. */
  readonly rows: number | null;
  readonly outcome: 'allowed' | 'denied' | 'failed';
  /** Position in the event log on which the answer rests, where it says so. */
  readonly position: string | null;
  readonly requestId: string;
}

/** As it is kept: nothing in it names a teacher, and no argument can be read from it. */
export interface AuditRecord extends Omit<AuditEntry, 'arguments' | 'teachers'> {
  /** HMAC of the arguments as JSON: the same question asked twice has the same. */
  readonly arguments: string;
  /** Pseudonyms of the teachers, made with the key of this audit. */
  readonly teachers: readonly string[];
  /** Hash of the record before it; of the first, that of nothing. */
  readonly previous: string;
}

/** A record with its place and time. */
export interface StoredRecord extends AuditRecord {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  /** UTC instant. */
  readonly at: string;
  /** Of all of it, the hash of the record before included. */
  readonly hash: string;
}
