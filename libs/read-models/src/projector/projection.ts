import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventBundle, Position, StoredEvent } from '#event-log/event-log';
import { stagingSql } from '../storage/schema.sql.js';
import { holdBackSql } from './apply.sql.js';
import { apply } from './apply.js';
import { parkFailing } from './parking.js';
import { type Reached, type Round, roundsAfter } from './rounds.js';
import { stage } from './staging.js';
import { inTransaction } from './transaction.js';

export interface Checkpoint {
  readonly position: Position | null;
  /** The fact at that position: another log has another one there. */
  readonly factId: string | null;
  readonly seq: bigint;
  readonly facts: number;
  readonly unknownTypes: number;
}

/** What the projector writes with: events are staged, then applied all at once. */
export interface Projection {
  readonly checkpoint: () => Checkpoint;
  /** How many wait to be applied; those on which no answer can rest are not among them. */
  readonly stagedCount: () => number;
  /** Whether so many wait that it is time to apply them. */
  readonly hasFullRound: () => boolean;
  /** Takes events in. Nothing is written yet. */
  stage(events: EventBundle | readonly StoredEvent[]): void;
  /** Hands out what has been staged first, full or not, to be applied next. */
  nextRound(): Round;
  /**
   * Facts, derived tables and checkpoint in one transaction; streams that cannot be applied are parked. More may be
   * staged meanwhile. After an error the projection must be opened again.
   */
  apply(round: Round): Promise<void>;
  /** Looks up what another has changed in the tables. */
  refresh(): Promise<void>;
}

/** @param connection the projector's own; its temporary tables are the workbench */
export async function openProjection(connection: DuckDBConnection, catalog: string): Promise<Projection> {
  let checkpoint = await readCheckpoint(connection);
  const rounds = roundsAfter(reachedAt(checkpoint));
  await connection.run(stagingSql);
  const refresh = async (): Promise<void> => {
    checkpoint = await readCheckpoint(connection);
  };
  return {
    checkpoint: () => checkpoint,
    stagedCount: rounds.count,
    hasFullRound: rounds.hasFull,
    stage: rounds.add,
    refresh,
    nextRound: rounds.take,
    async apply({ slabs, reached }) {
      await stage(connection, slabs.splice(0));
      await parkFailing(connection, catalog, (waiting) =>
        inTransaction(connection, async () => {
          if (waiting === 'staged') await connection.run(holdBackSql);
          await apply(connection, catalog, waiting);
          await connection.run('UPDATE checkpoint SET position = $position, fact_id = $factId, seq = $seq', {
            ...reached,
          });
        }),
      );
      await refresh();
      await connection.run(stagingSql);
    },
  };
}

const reachedAt = ({ position, factId, seq }: Checkpoint): Reached => ({ position, factId, seq });

export async function readCheckpoint(connection: DuckDBConnection): Promise<Checkpoint> {
  const [row] = (
    await connection.runAndReadAll(
      'SELECT position, fact_id, seq, facts::INTEGER, unknown_types::INTEGER FROM checkpoint',
    )
  ).getRows() as [[string | null, string | null, bigint, number, number]];
  const [position, factId, seq, facts, unknownTypes] = row;
  return { position, factId, seq, facts, unknownTypes };
}
