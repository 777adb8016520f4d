import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { EventLog, StoredEvent } from '#event-log/event-log';
import { storedTables } from '../derive/derivations.js';
import { makeStored } from '../derive/make.js';
import { openProjection, type Projection } from '../projector/projection.js';
import { inTransaction } from '../projector/transaction.js';
import { Aborted } from '../projector/unless-aborted.js';
import { catalogOf } from '../storage/database.js';
import { eventsKnown, type Extent } from './events-known.js';

/** The log is read, then the figures are asked. */
export interface ReplayProgress {
  readonly step: 'READING' | 'ASKING';
  /** Facts read so far, apart from those on which no answer can rest. */
  readonly factsRead: number;
  /** About which share of the step is done, from 0 to 1; null where the log cannot tell. */
  readonly share: number | null;
}

export interface Building {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReplayProgress) => void;
}

/**
 * Fills the stored tables of a new database with what the projector makes of an extent of the log. Returns how many
 * facts were read.
 *
 * @throws Aborted the signal was aborted; the database is of no use then
 */
export async function buildFrom(
  log: EventLog,
  extent: Extent,
  instance: DuckDBInstance,
  building: Building,
): Promise<number> {
  const connection = await instance.connect();
  const stop = (): void => connection.interrupt();
  building.signal.addEventListener('abort', stop);
  try {
    const projection = await openProjection(connection, await catalogOf(connection));
    const factsRead = await project(log, extent, projection, building);
    if (extent.upTo !== null) await moveCheckpoint(connection, (await log.eventAt(extent.upTo))!);
    await makeAll(connection);
    await connection.run('CHECKPOINT');
    refuseAborted(building.signal);
    return factsRead;
  } catch (error) {
    refuseAborted(building.signal);
    throw error;
  } finally {
    building.signal.removeEventListener('abort', stop);
    connection.closeSync();
  }
}

/** Makes the stored tables that are made when first asked for: where a database is only read, nobody could. */
export async function makeAll(connection: DuckDBConnection): Promise<void> {
  const catalog = await catalogOf(connection);
  await inTransaction(connection, () => makeStored(connection, catalog, storedTables));
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Aborted();
}

/** Goes on reading while what was read is applied. Nothing is applied any more when it ends, however it ends. */
async function project(
  log: EventLog,
  extent: Extent,
  projection: Projection,
  { signal, onProgress }: Building,
): Promise<number> {
  let applying: Promise<void> = Promise.resolve();
  const applyNext = async (): Promise<void> => {
    await applying;
    refuseAborted(signal);
    applying = projection.apply(projection.nextRound());
    applying.catch(() => undefined);
  };
  let factsRead = 0;
  try {
    for await (const { events, reached } of eventsKnown(log, extent)) {
      refuseAborted(signal);
      projection.stage(events);
      factsRead += events.length;
      while (projection.hasFullRound()) await applyNext();
      const share = log.shareRead?.(reached.position, extent.upTo!) ?? null;
      onProgress({ step: 'READING', factsRead, share });
    }
    while (projection.stagedCount() > 0) await applyNext();
    await applying;
    return factsRead;
  } finally {
    await applying.catch(() => undefined);
  }
}

/** What was read and not taken in, as it wasn't known or no answer rests on it, has been read all the same. */
async function moveCheckpoint(connection: DuckDBConnection, { position, id }: StoredEvent): Promise<void> {
  await connection.run('UPDATE checkpoint SET position = $position, fact_id = $id', { position, id });
}
