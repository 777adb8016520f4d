import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Append, Appended, Position } from '../event-log.js';
import { openForReading, openForWriting, reopenForWriting } from './connections.js';
import { isStoreFailure, unavailable } from './failure.js';
import { GroupWriter } from './group-writer.js';
import { Heads } from './heads.js';
import { numberOf } from './number-of.js';
import { reader, type Reader } from './reader.js';

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;

interface Writing {
  readonly db: Database;
  readonly writer: GroupWriter;
}

interface Reading {
  readonly db: Database;
  readonly read: Reader;
}

/**
 * The connections of one log. When the disk fails under a write, the writing connection is given up, because nothing
 * it says could be trusted, and a new one is opened as soon as the disk allows. Reading goes on meanwhile as long as
 * it can. Nothing is read through a new connection before what it would find has been made durable.
 */
export class RecoveringStore {
  readonly #path: string;
  readonly #onCommit: () => void;
  readonly #closing = new AbortController();
  #writing: Writing | undefined;
  #reading: Reading | undefined;
  #acknowledged: Position = '0';
  #retryMs = FIRST_RETRY_MS;

  /**
   * @param onCommit is called after each commit, and once more whenever the store has recovered
   * @throws Error the file cannot be opened, or is not an event log
   */
  constructor(path: string, onCommit: () => void) {
    this.#path = path;
    this.#onCommit = onCommit;
    this.#takeUp(openForWriting(path));
  }

  /**
   * Makes appends in order and answers for the last.
   *
   * @throws whatever `EventLog.append` may
   */
  append(appends: readonly Append[]): Promise<Appended> {
    return this.#writing?.writer.append(appends) ?? Promise.reject(unavailable());
  }

  /** @throws LogUnavailable the disk cannot be read for now */
  read<T>(question: (read: Reader) => T): T {
    if (!this.#reading) throw unavailable();
    try {
      return question(this.#reading.read);
    } catch (error) {
      if (!isStoreFailure(error)) throw error;
      const refusal = unavailable(error);
      this.#giveUpReading();
      this.#writing?.writer.abandon(refusal);
      this.#giveUpWriting();
      throw refusal;
    }
  }

  /** Answers the appends that were accepted, then lets go of the file. */
  async close(): Promise<void> {
    await this.#writing?.writer.finish();
    this.#closing.abort();
    this.#giveUpReading();
    this.#writing?.db.close();
  }

  /** Reads and writes from now on beside and through a new connection for writing, which is closed if that fails. */
  #takeUp(db: Database): void {
    const opened = [db];
    try {
      this.#refuseShorterLog(db);
      const reading = openForReading(this.#path);
      opened.push(reading);
      const heads = new Heads(reading);
      const read = reader(reading, heads);
      this.#writing = { db, writer: this.#writerOn(db, heads) };
      this.#giveUpReading();
      this.#reading = { db: reading, read };
    } catch (error) {
      for (const connection of opened) connection.close();
      throw error;
    }
  }

  #writerOn(db: Database, heads: Heads): GroupWriter {
    return new GroupWriter(db, heads, {
      onCommit: (last) => {
        this.#acknowledged = last ?? this.#acknowledged;
        this.#retryMs = FIRST_RETRY_MS;
        this.#onCommit();
      },
      onBroken: () => this.#giveUpWriting(),
    });
  }

  /** Where a backup was put in place of the log, those who have read further must start anew. */
  #refuseShorterLog(db: Database): void {
    if (numberOf(reader(db, new Heads(db)).head() ?? '0') < numberOf(this.#acknowledged))
      throw new Error('The log at this path lacks events that were acknowledged.');
  }

  #giveUpReading(): void {
    this.#reading?.db.close();
    this.#reading = undefined;
  }

  #giveUpWriting(): void {
    if (!this.#writing) return;
    this.#writing.db.close();
    this.#writing = undefined;
    void this.#recover();
  }

  async #recover(): Promise<void> {
    const { signal } = this.#closing;
    do {
      await sleep(this.#retryMs, undefined, { signal }).catch(() => undefined);
      this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    } while (!signal.aborted && !this.#reopens());
  }

  #reopens(): boolean {
    try {
      this.#takeUp(reopenForWriting(this.#path));
      this.#onCommit();
      return true;
    } catch {
      this.#giveUpReadingIfDead();
      return false;
    }
  }

  /** A disk that is gone can only be mounted again once nobody holds a file of it. */
  #giveUpReadingIfDead(): void {
    try {
      this.#reading?.db.pragma('shrink_memory'); // else the answer would come from memory
      this.#reading?.read.head();
    } catch {
      this.#giveUpReading();
    }
  }
}
