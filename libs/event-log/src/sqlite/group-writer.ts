import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { LogUnavailable, type Append, type Appended, type Position } from '../event-log.js';
import { Appender } from './appender.js';
import { failureOf, unavailable } from './failure.js';
import type { Heads } from './heads.js';

const MAX_GROUP_EVENTS = 10_000;
const MAX_GROUP_CHARACTERS = 8 * 1024 * 1024;

const BUSY_RETRY_MS = 3;
const BUSY_LIMIT_MS = 30_000;

type Outcome = Appended | Error;

/** Appends to be made in order, of which the first that fails is the last that is tried. */
interface Call {
  readonly appends: readonly Append[];
  made: number;
  settle(outcome: Outcome): void;
}

/** What of a call goes into the next transaction. */
interface Part {
  readonly call: Call;
  readonly appends: readonly Append[];
}

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
  readonly #appender: Appender;
  readonly #listener: Listener;
  readonly #busyLimitMs: number;
  readonly #queue: Call[] = [];
  #working: Promise<void> | undefined;
  #refusal: Error | undefined;
  #oneByOne = 0;
  #busySince: number | undefined;

  constructor(db: Database, heads: Heads, listener: Listener, busyLimitMs = BUSY_LIMIT_MS) {
    this.#appender = new Appender(db, heads);
    this.#listener = listener;
    this.#busyLimitMs = busyLimitMs;
  }

  /**
   * Makes one or more appends in order, in as few transactions as their size allows; the first that fails ends it.
   * Answers for the last.
   */
  append(appends: readonly Append[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (this.#refusal) return reject(this.#refusal);
      this.#queue.push({
        appends,
        made: 0,
        settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)),
      });
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
    this.#refuse(this.#queue.length, refusal);
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      await nextTurn();
      if (this.#queue.length === 0) break;
      const group = nextGroup(this.#queue, this.#oneByOne > 0);
      try {
        this.#answer(group, this.#appender.commit(group.map(({ appends }) => appends)));
      } catch (error) {
        await this.#recover(error, group);
        continue;
      }
      this.#tidy();
    }
    this.#working = undefined;
  }

  #answer(group: readonly Part[], outcomes: readonly Outcome[]): void {
    this.#oneByOne = Math.max(0, this.#oneByOne - sizeOf(group));
    this.#busySince = undefined;
    const unfinished: Call[] = [];
    group.forEach(({ call, appends }, i) => {
      const outcome = outcomes[i];
      call.made += appends.length;
      if (outcome instanceof Error || call.made === call.appends.length) call.settle(outcome as Outcome);
      else unfinished.push(call);
    });
    this.#queue.splice(0, group.length, ...unfinished);
    this.#listener.onCommit(lastPosition(outcomes));
  }

  /** Ends the first calls of the queue, whatever of them was still to be made. */
  #refuse(calls: number, error: Error): void {
    this.#busySince = undefined;
    for (const call of this.#queue.splice(0, calls)) call.settle(error);
    if (this.#queue.length === 0) this.#oneByOne = 0;
  }

  /** What stays in the queue is tried again. */
  async #recover(error: unknown, group: readonly Part[]): Promise<void> {
    const failure = failureOf(error, this.#appender.committing);
    if (failure.kind === 'broken') this.#stop(group.length, failure.error);
    else if (failure.kind === 'busy') await this.#waitForOtherProcess();
    // One bad append must not harm its neighbours: the group was rolled back, and now each goes alone.
    else if (sizeOf(group) > 1) this.#oneByOne = sizeOf(group);
    else this.#refuse(1, failure.error);
  }

  /** All is answered by now, so only a failing disk matters: it must not be written to any more. */
  #tidy(): void {
    try {
      this.#appender.tidy();
    } catch (error) {
      const failure = failureOf(error, false);
      if (failure.kind === 'broken') this.#stop(0, failure.error);
    }
  }

  /**
   * PostgreSQL's rule: after one failed write no other is tried on the same connection. The kernel may have dropped
   * the unwritten pages and call the next sync a success, so nothing said after it could be trusted.
   */
  #stop(failed: number, error: Error): void {
    this.#refuse(failed, error);
    this.abandon(unavailable(error));
    this.#listener.onBroken();
  }

  async #waitForOtherProcess(): Promise<void> {
    this.#busySince ??= performance.now();
    if (performance.now() - this.#busySince < this.#busyLimitMs) return sleep(BUSY_RETRY_MS);
    const seconds = this.#busyLimitMs / 1000;
    this.#refuse(
      this.#queue.length,
      new LogUnavailable(`Another process has held the log for ${seconds} s; nothing was written.`),
    );
  }
}

const sizeOf = (group: readonly Part[]): number =>
  group.reduce((size, { appends }) => size + appends.length, 0);

function lastPosition(outcomes: readonly Outcome[]): Position | undefined {
  const added = (outcome: Outcome): outcome is Appended =>
    !(outcome instanceof Error) && !outcome.alreadyRecorded;
  return outcomes.findLast(added)?.position;
}

/**
 * As many of the waiting appends as fit into one transaction, and at least one: a long one would hold up the event
 * loop. Of the call at which it is full only the beginning is taken.
 */
function nextGroup(queue: readonly Call[], single: boolean): readonly Part[] {
  const group: Part[] = [];
  let [events, characters] = [0, 0];
  const fits = (append: Append): boolean => {
    events += append.events.length;
    for (const { data, metadata } of append.events) characters += data.length + metadata.length;
    return events <= MAX_GROUP_EVENTS && characters <= MAX_GROUP_CHARACTERS;
  };
  for (const call of queue) {
    const { appends, made } = call;
    let end = made;
    while (end < appends.length && (fits(appends[end] as Append) || (group.length === 0 && end === made)))
      end += 1;
    if (single) end = Math.min(end, made + 1);
    if (end > made) group.push({ call, appends: appends.slice(made, end) });
    if (single || end < appends.length) break;
  }
  return group;
}
