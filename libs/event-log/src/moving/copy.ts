import type { EventLog, Position, StoredEvent } from '../event-log.js';
import { inCommon, refuseDifference, type Watched } from './compare.js';
import { cursorOn, type Cursor } from './cursor.js';
import { streamKindOf } from './difference.js';
import { appendsOf } from './windows.js';

/** How many events are on their way at a time. */
const WINDOW = 5_000;

export interface Copied {
  /** Events that the target had already, each the same as in the source. */
  readonly alreadyThere: number;
  readonly copied: number;
  /** Position in the source of the last event that the target now has; undefined for none. */
  readonly upTo: Position | undefined;
}

/** The target refuses an event as it is. Those before it are copied; it and those after it are not. */
export class EventNotTaken extends Error {
  override readonly name = 'EventNotTaken';
  constructor(
    readonly sourcePosition: Position,
    readonly streamKind: string,
    readonly revision: number,
    cause: Error,
  ) {
    super(
      `The target does not take the event at position ${sourcePosition} of the source (revision ${revision} of a stream of kind '${streamKind}'): ${cause.message}`,
      { cause },
    );
  }
}

type Source = Pick<EventLog, 'readAll'>;
type Target = Pick<EventLog, 'readAll' | 'appendInOrder'>;

/**
 * Brings every event of the source into the target, in order, with its id, times and metadata, up to the head of the
 * source as it was at the beginning. Goes on where an earlier copy ended: first the target is held against the source,
 * event by event, and nothing is written unless it is the source's beginning. Once the signal is aborted it ends after
 * the window in hand, and can be gone on with.
 *
 * @throws LogsDiffer the target holds something that the source does not have at that place; nothing was written
 * @throws EventNotTaken the target cannot keep an event as it is
 * @throws LogUnavailable, OutcomeUnknown, StorageFull from either log: copy again
 */
export async function copyLog(
  source: Source,
  target: Target,
  { signal, onProgress }: Watched,
): Promise<Copied> {
  const from = cursorOn(source.readAll({ batchSize: WINDOW }));
  const standing = cursorOn(target.readAll({ batchSize: WINDOW }));
  let [alreadyThere, copied] = [0, 0];
  let upTo: Position | undefined;
  try {
    for await (const both of inCommon(from, standing, signal)) {
      alreadyThere += both.source.length;
      upTo = both.source.at(-1)!.position;
      onProgress(both.source.length);
    }
    if (!signal.aborted) await refuseMore(from, standing);
    for await (const window of theRest(from, signal)) {
      await carryOver(window, target);
      copied += window.length;
      upTo = window.at(-1)!.position;
      onProgress(window.length);
    }
    return { alreadyThere, copied, upTo };
  } finally {
    await Promise.all([from.close(), standing.close()]);
  }
}

async function refuseMore(from: Cursor, standing: Cursor): Promise<void> {
  const [more] = await standing.held();
  if (more) refuseDifference((await from.held())[0], more);
}

async function* theRest(from: Cursor, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
  while (!signal.aborted) {
    const window = from.take((await from.held()).length);
    if (window.length === 0) return;
    yield window;
  }
}

/** Told by their names: a refusal may come from another realm. */
const REFUSALS = new Set(['TypeError', 'AppendTooLarge', 'RevisionConflict']);

async function carryOver(window: readonly StoredEvent[], target: Target): Promise<void> {
  try {
    await target.appendInOrder(appendsOf(window));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await carryOverOneByOne(window, target);
  }
}

/** What a window brought over before it was refused is recognised by its ids, so that it isn't written again. */
async function carryOverOneByOne(window: readonly StoredEvent[], target: Target): Promise<void> {
  for (const event of window) {
    const { stream, revision, position } = event;
    try {
      await target.appendInOrder([{ stream, expectedRevision: revision - 1, events: [event] }]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      throw new EventNotTaken(position, streamKindOf(stream), revision, error);
    }
  }
}

const isRefusal = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'name' in error && REFUSALS.has(String(error.name));
