import type { EventLog, Position, StoredEvent } from '#event-log/event-log';
import { needlessKinds } from '../derive/needless.js';
import { UnusableReplay } from './manifest.js';

/** Events fetched at a time: so few that whatever waits for this thread is soon served. */
const FETCH = 5_000;

/** How much of a log is read. */
export interface Extent {
  /** The position of the last event; null for none at all. */
  readonly upTo: Position | null;
  /** UTC instant: only what was on record by then. Null: everything. */
  readonly knownAt: string | null;
}

/**
 * The extent that was asked for, its end settled: what is appended while it is read is no part of it.
 *
 * @throws UnusableReplay the log has no such position, or the instant is none
 */
export async function extentIn(
  log: EventLog,
  { upTo, knownAt }: { readonly upTo?: Position | null | undefined; readonly knownAt?: string | undefined },
): Promise<Extent> {
  if (knownAt !== undefined && Number.isNaN(Date.parse(knownAt)))
    throw new UnusableReplay('knownAt must be an instant, such as 2025-09-01T00:00:00Z.');
  const head = await log.head();
  if (typeof upTo === 'string' && !(await isIn(log, upTo)))
    throw new UnusableReplay(
      `The log has no event at position ${upTo}. Its last is at ${head ?? 'no position: it is empty'}.`,
    );
  return {
    upTo: upTo === undefined ? (head ?? null) : upTo,
    knownAt: knownAt === undefined ? null : new Date(knownAt).toISOString(),
  };
}

async function isIn(log: EventLog, position: Position): Promise<boolean> {
  try {
    return (await log.eventAt(position)) !== undefined;
  } catch (error) {
    // Not written as a position of this log.
    if ((error as Error).name === 'TypeError') return false;
    throw error;
  }
}

export interface KnownBatch {
  readonly events: readonly StoredEvent[];
  /** How far the log has been read with it, whether that was known or not. */
  readonly reached: StoredEvent;
}

/**
 * The events of an extent in the order of the log, batch by batch.
 *
 * @param isAll whether to read also those on which no answer of ours can rest
 */
export async function* eventsKnown(
  log: EventLog,
  { upTo, knownAt }: Extent,
  isAll = false,
): AsyncGenerator<KnownBatch> {
  if (upTo === null) return;
  const isWithin = ({ position }: StoredEvent): boolean => log.comparePositions(position, upTo) <= 0;
  const instant = knownAt === null ? Infinity : Date.parse(knownAt);
  const isKnown = ({ recordedAt }: StoredEvent): boolean => Date.parse(recordedAt) <= instant;
  const options = { batchSize: FETCH, ...(!isAll && { without: needlessKinds }) };
  for await (const batch of log.readAll(options)) {
    const isLast = !isWithin(batch.at(-1)!);
    const within = isLast ? batch.filter(isWithin) : batch;
    const reached = within.at(-1);
    if (reached) yield { events: knownAt === null ? within : within.filter(isKnown), reached };
    if (isLast) return;
  }
}
