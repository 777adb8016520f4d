import type { StoredEvent } from '../event-log.js';
import type { Cursor } from './cursor.js';
import { cursorOn } from './cursor.js';
import { differenceOf, LogsDiffer } from './difference.js';
import { tally, type Contents } from './digest.js';

export interface Watched {
  /** Once aborted, the work ends after the batch in hand. */
  readonly signal: AbortSignal;
  /** Told how many events the last step dealt with. */
  readonly onProgress: (events: number) => void;
}

/** Events that stand at the same places of both logs and are the same. */
interface SameEvents {
  readonly source: readonly StoredEvent[];
  readonly target: readonly StoredEvent[];
}

/**
 * Takes from both logs what they have in common, until one of them ends or the signal is aborted.
 *
 * @throws LogsDiffer naming the first event that differs
 */
export async function* inCommon(
  source: Cursor,
  target: Cursor,
  signal: AbortSignal,
): AsyncGenerator<SameEvents> {
  while (!signal.aborted) {
    const count = Math.min((await source.held()).length, (await target.held()).length);
    if (count === 0) return;
    const both = { source: source.take(count), target: target.take(count) };
    for (let i = 0; i < count; i += 1) refuseDifference(both.source[i], both.target[i]);
    yield both;
  }
}

/** @throws LogsDiffer the two events are not the same, or there is only one */
export function refuseDifference(source: StoredEvent | undefined, target: StoredEvent | undefined): void {
  const difference = differenceOf(source, target);
  if (difference) throw new LogsDiffer(difference);
}

type Batches = AsyncIterable<readonly StoredEvent[]>;

/**
 * Reads two logs side by side to their ends: every event with its place, and what each side comes to. Undefined if
 * the signal was aborted before the end.
 *
 * @throws LogsDiffer naming the first event that differs or is missing on one side
 */
export async function compareLogs(
  sourceEvents: Batches,
  targetEvents: Batches,
  { signal, onProgress }: Watched,
): Promise<{ readonly source: Contents; readonly target: Contents } | undefined> {
  const [source, target] = [cursorOn(sourceEvents), cursorOn(targetEvents)];
  const [ofSource, ofTarget] = [tally(), tally()];
  try {
    for await (const both of inCommon(source, target, signal)) {
      both.source.forEach(ofSource.add);
      both.target.forEach(ofTarget.add);
      onProgress(both.source.length);
    }
    if (signal.aborted) return undefined;
    refuseDifference((await source.held())[0], (await target.held())[0]);
    return { source: ofSource.contents(), target: ofTarget.contents() };
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}
