import type { DuckDBConnection } from '@duckdb/node-api';
import type { Position, StoredEvent } from '#event-log/event-log';
import { partSql, stagingSql } from '../storage/schema.sql.js';
import { holdBackSql } from './apply.sql.js';
import { applyStaged } from './apply-staged.js';
import { parkFailing } from './parking.js';
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
  stage(events: readonly StoredEvent[]): Promise<void>;
  /** Facts, derived tables and checkpoint in one transaction; streams that cannot be applied are parked. */
  apply(): Promise<void>;
}

/** @param connection the projector's own; its temporary tables are the workbench */
export async function openProjection(connection: DuckDBConnection, catalog: string): Promise<Projection> {
  let checkpoint = await readCheckpoint(connection);
  let staged = 0;
  let last: Pick<Checkpoint, 'position' | 'factId'> = checkpoint;
  await connection.run(stagingSql);
  return {
    checkpoint: () => checkpoint,
    stagedCount: () => staged,
    async stage(events) {
      staged += await stage(connection, events, checkpoint.seq + BigInt(staged) + 1n);
      const event = events.at(-1);
      if (event) last = { position: event.position, factId: event.id };
    },
    async apply() {
      const reached = {
        position: last.position,
        factId: last.factId,
        seq: checkpoint.seq + BigInt(staged),
      };
      const applyAll = () =>
        inTransaction(connection, async () => {
          await connection.run(holdBackSql);
          await applyStaged(connection, catalog);
          await connection.run(
            'UPDATE checkpoint SET position = $position, fact_id = $factId, seq = $seq',
            reached,
          );
        });
      await connection.run(partSql);
      await parkFailing(connection, catalog, applyAll);
      checkpoint = await readCheckpoint(connection);
      staged = 0;
      await connection.run(stagingSql);
    },
  };
}

export async function readCheckpoint(connection: DuckDBConnection): Promise<Checkpoint> {
  const [row] = (
    await connection.runAndReadAll(
      'SELECT position, fact_id, seq, facts::INTEGER, unknown_types::INTEGER FROM checkpoint',
    )
  ).getRows() as [[string | null, string | null, bigint, number, number]];
  const [position, factId, seq, facts, unknownTypes] = row;
  return { position, factId, seq, facts, unknownTypes };
}
