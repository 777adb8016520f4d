import { setTimeout as sleep } from 'node:timers/promises';
import { LogUnavailable } from '#event-log/event-log';
import { memoryLog, type MemoryLog } from './memory-log.js';
import type { StoredEvent } from '#event-log/event-log';

/** How a call of the log goes wrong. */
export type Trouble = 'refused' | 'silent' | 'ended';

/** A log behind a network that can be cut: while it is, calls fail or hang, and what is followed breaks off. */
export interface TroubledLog extends MemoryLog {
  cut(trouble: Trouble): void;
  mend(): void;
  /** From now on each following breaks off, in the given ways by turns, after so many events. */
  breakOffAfter(events: number, troubles: readonly Trouble[]): void;
}

export function troubledLog(events: readonly StoredEvent[], mostInBatch?: number): TroubledLog {
  const log = memoryLog(events, mostInBatch);
  let cut: Trouble | undefined;
  let breaks: readonly Trouble[] = [];
  let allowed = Infinity;

  const trouble = async (kind: Trouble): Promise<void> => {
    if (kind === 'refused') throw new LogUnavailable('The log is out of reach.');
    if (kind === 'silent') await sleep(60_000, undefined, { ref: false });
  };
  const reached = async <T>(call: () => Promise<T>): Promise<T> => {
    if (cut) await trouble(cut === 'ended' ? 'refused' : cut);
    return call();
  };
  async function* follow(options: Parameters<MemoryLog['follow']>[0]) {
    let handed = 0;
    for await (const batch of log.follow(options)) {
      if (cut) await trouble(cut);
      if (cut) return;
      yield batch;
      handed += batch.length;
      const [kind, ...later] = breaks;
      if (handed < allowed || !kind) continue;
      breaks = later;
      await trouble(kind);
      return;
    }
  }
  return {
    ...log,
    follow,
    head: () => reached(log.head),
    eventAt: (position) => reached(() => log.eventAt(position)),
    cut: (kind) => void (cut = kind),
    mend: () => void (cut = undefined),
    breakOffAfter(after, troubles) {
      allowed = after;
      breaks = troubles;
    },
  };
}
