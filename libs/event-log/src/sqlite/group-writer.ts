import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { LogUnavailable, type Append, type Appended, type Position } from '../event-log.js';
import { appender } from './appender.js';
import { failureOf, unavailable } from './failure.js';

const MAX_GROUP_EVENTS = 10_000;
const MAX_GROUP_CHARACTERS = 8 * 1024 * 1024;

const BUSY_RETRY_MS = 3;
const BUSY_LIMIT_MS = 30_000;

type Outcome = Appended | Error;
type Waiting = Append & { settle(outcome: Outcome): void };

interface Listener {
  /** Told after each commit, with the position of the last event it added, if any. */
  onCommit(last: Position | undefined): void;
  /** The store failed: this writer has answered all and will write no more. */
  onBroken(): void;
}

/**
 * The only writer of a connection. Appends queue up while it commits; then it commits all that wait in one
 * transaction, so that many writers share one sync of the disk. No promise settles before the commit.
 */
export class GroupWriter {
  readonly #commit: (group: readonly Append[]) => Outcome[];
  readonly #listener: Listener;
  readonly #queue: Waiting[] = [];
  #working: Promise<void> | undefined;
  #refusal: Error | undefined;
  #oneByOne = 0;
  #busySince: number | undefined;
  #committing = false;

  constructor(db: Database, listener: Listener) {
    const appendOne = appender(db);
    this.#commit = db.transaction((group: readonly Append[]): Outcome[] => {
      const outcomes = group.map(appendOne);
      this.#committing = true;
      return outcomes;
    }).immediate;
    this.#listener = listener;
  }

  append(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (this.#refusal) return reject(this.#refusal);
      this.#queue.push({ ...append, settle: (o) => (o instanceof Error ? reject(o) : resolve(o)) });
      this.#working ??= this.#work();
    });
  }

  /** Refuses further appends; resolves when the accepted ones are answered. */
  async finish(): Promise<void> {
    this.#refusal ??= new Error('The log is closed.');
    await this.#working;
  }

  /** Refuses what waits and whatever comes: nothing of it was written. */
  abandon(refusal: LogUnavailable): void {
    this.#refusal = refusal;
    this.#answer(this.#queue.map(() => refusal));
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      await nextTurn();
      if (this.#queue.length === 0) break;
      this.#committing = false;
      const group = this.#oneByOne > 0 ? this.#queue.slice(0, 1) : firstGroup(this.#queue);
      try {
        const outcomes = this.#commit(group);
        this.#answer(outcomes);
        this.#listener.onCommit(lastPosition(outcomes));
      } catch (error) {
        await this.#recover(error, group.length);
      }
    }
    this.#working = undefined;
  }

  #answer(outcomes: readonly Outcome[]): void {
    this.#oneByOne = Math.max(0, this.#oneByOne - outcomes.length);
    this.#busySince = undefined;
    const answered = this.#queue.splice(0, outcomes.length);
    outcomes.forEach((outcome, i) => answered[i]?.settle(outcome));
  }

  /** What stays in the queue is tried again. */
  async #recover(error: unknown, groupSize: number): Promise<void> {
    const failure = failureOf(error, this.#committing);
    if (failure.kind === 'broken') this.#stop(groupSize, failure.error);
    else if (failure.kind === 'busy') await this.#waitForOtherProcess(groupSize);
    // One bad append must not harm its neighbours: the group was rolled back, and now each goes alone.
    else if (groupSize > 1) this.#oneByOne = groupSize;
    else this.#answer([failure.error]);
  }

  /**
   * PostgreSQL's rule: after one failed write no other is tried on the same connection. The kernel may have dropped
   * the unwritten pages and call the next sync a success, so nothing said after it could be trusted.
   */
  #stop(groupSize: number, error: Error): void {
    this.#answer(Array.from({ length: groupSize }, () => error));
    this.abandon(unavailable(error));
    this.#listener.onBroken();
  }

  async #waitForOtherProcess(groupSize: number): Promise<void> {
    this.#busySince ??= performance.now();
    if (performance.now() - this.#busySince < BUSY_LIMIT_MS) return sleep(BUSY_RETRY_MS);
    const seconds = BUSY_LIMIT_MS / 1000;
    const error = new LogUnavailable(
      `Another process has held the log for ${seconds} s; nothing was written.`,
    );
    this.#answer(Array.from({ length: groupSize }, () => error));
  }
}

function lastPosition(outcomes: readonly Outcome[]): Position | undefined {
  const added = (outcome: Outcome): outcome is Appended =>
    !(outcome instanceof Error) && !outcome.alreadyRecorded;
  return outcomes.findLast(added)?.position;
}

/** As many of the waiting as fit into one transaction, and at least one: a long one would hold up the event loop. */
function firstGroup(queue: readonly Waiting[]): readonly Waiting[] {
  let [count, events, characters] = [0, 0, 0];
  for (const append of queue) {
    events += append.events.length;
    for (const { data, metadata } of append.events) characters += data.length + metadata.length;
    if (count > 0 && (events > MAX_GROUP_EVENTS || characters > MAX_GROUP_CHARACTERS)) break;
    count += 1;
  }
  return queue.slice(0, count);
}
