import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { OutcomeUnknown, type Appended } from '../event-log.js';
import { appender, type Append } from './appender.js';
import { failureOf } from './failure.js';

const MAX_GROUP_EVENTS = 10_000;
const MAX_GROUP_CHARACTERS = 8 * 1024 * 1024;

const BUSY_RETRY_MS = 3;
const BUSY_LIMIT_MS = 30_000;

export interface GroupWriter {
  append(append: Append): Promise<Appended>;
  /** Refuses further appends; resolves when the accepted ones are answered. */
  finish(): Promise<void>;
}

type Outcome = Appended | Error;
type Waiting = Append & { settle(outcome: Outcome): void };

/**
 * The only writer of a connection. Appends queue up while it commits; then it commits all that wait in one
 * transaction, so that many writers share one sync of the disk. No promise settles before the commit.
 *
 * `onCommit` is called after each commit.
 */
export function groupWriter(db: Database, onCommit: () => void): GroupWriter {
  const appendOne = appender(db);
  const commit = db.transaction((group: readonly Append[]): Outcome[] => group.map(appendOne));
  const queue: Waiting[] = [];
  let working: Promise<void> | undefined;
  let refusal: Error | undefined;
  let oneByOne = 0;
  let busySince: number | undefined;

  async function work(): Promise<void> {
    while (queue.length > 0) {
      await nextTurn();
      const group = oneByOne > 0 ? queue.slice(0, 1) : firstGroup(queue);
      try {
        answer(commit.immediate(group));
        onCommit();
      } catch (error) {
        await recover(error, group.length);
      }
    }
    working = undefined;
  }

  function answer(outcomes: readonly Outcome[]): void {
    oneByOne = Math.max(0, oneByOne - outcomes.length);
    busySince = undefined;
    const answered = queue.splice(0, outcomes.length);
    outcomes.forEach((outcome, i) => answered[i]?.settle(outcome));
  }

  /** What stays in the queue is tried again. */
  async function recover(error: unknown, groupSize: number): Promise<void> {
    const failure = failureOf(error);
    if (failure.kind === 'broken') stop(error);
    else if (failure.kind === 'busy') await waitForOtherProcess(groupSize);
    // One bad append must not harm its neighbours: the group was rolled back, and now each goes alone.
    else if (groupSize > 1) oneByOne = groupSize;
    else answer([failure.error]);
  }

  /**
   * PostgreSQL's rule: after one failed write no other is tried. The kernel may have dropped the unwritten
   * pages and call the next sync a success, so nothing this process says after it could be trusted.
   */
  function stop(cause: unknown): void {
    const unknown = new OutcomeUnknown('The disk failed while writing. Open the log anew and retry.', {
      cause,
    });
    refusal = unknown;
    answer(queue.map(() => unknown));
  }

  async function waitForOtherProcess(groupSize: number): Promise<void> {
    busySince ??= performance.now();
    if (performance.now() - busySince < BUSY_LIMIT_MS) return sleep(BUSY_RETRY_MS);
    const error = new Error(
      `Another process has held the log for ${BUSY_LIMIT_MS / 1000} s; nothing was written.`,
    );
    answer(Array.from({ length: groupSize }, () => error));
  }

  return {
    append: (append) =>
      new Promise((resolve, reject) => {
        if (refusal) return reject(refusal);
        queue.push({ ...append, settle: (o) => (o instanceof Error ? reject(o) : resolve(o)) });
        working ??= work();
      }),
    finish: async () => {
      refusal ??= new Error('The log is closed.');
      await working;
    },
  };
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
