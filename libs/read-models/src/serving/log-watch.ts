import type { EventLog, Position } from '#event-log/event-log';
import { sleep } from '../projector/back-off.js';
import { inTime, within } from '../projector/within.js';

/** How often the log is looked at, whatever the projector hears of it: a subscription may fall silent. */
const EVERY_MS = 1_000;
/** A log that takes longer to say where its head is counts as out of reach. */
const LOOK_MS = 2_000;

export interface LogWatch {
  /** Position of the last event of the log when it was last seen. */
  readonly head: () => Position | undefined;
  /** Whether the latest look was answered; null before the first. */
  readonly isReachable: () => boolean | null;
  /** Resolves once the first look is over. */
  readonly firstLook: Promise<void>;
}

/**
 * Looks at the head of the log again and again, until the signal is aborted.
 *
 * @param onLook called after each look, with what it found; undefined when the log did not answer
 */
export function watchLog(
  log: EventLog,
  signal: AbortSignal,
  onLook: (seen: { readonly head: Position | undefined } | undefined) => void,
): LogWatch {
  let head: Position | undefined;
  let isReachable: boolean | null = null;

  /** One call at a time: a log that hangs isn't asked again and again. */
  let asked: Promise<{ readonly head: Position | undefined } | undefined> | undefined;
  const ask = () =>
    (asked ??= inTime(log.head())
      .then((position) => ({ head: position }))
      .catch(() => undefined)
      .finally(() => (asked = undefined)));

  const look = async (): Promise<void> => {
    const seen = await within(LOOK_MS, ask());
    isReachable = seen !== undefined;
    if (seen) head = seen.head;
    onLook(seen);
  };
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(EVERY_MS, signal);
      if (!signal.aborted) await look();
    }
  };
  const firstLook = look();
  void firstLook.then(watch);
  return { head: () => head, isReachable: () => isReachable, firstLook };
}
