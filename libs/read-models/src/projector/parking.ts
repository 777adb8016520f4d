/**
 * One fact that cannot be applied must not hold up everybody else: its stream is parked, visibly, and the rest
 * goes on.
 */
import { type DuckDBConnection, listValue } from '@duckdb/node-api';
import type { ParkedStream } from '../read-model.js';
import { apply } from './apply.js';
import { stageSql, type Waiting } from './apply.sql.js';
import { Defect, isOfTheFacts, withoutData } from './failure.js';
import { inTransaction, rollBack } from './transaction.js';

/** Tries to apply what waits; parks the streams that make it fail, then applies the rest. */
export async function parkFailing(
  connection: DuckDBConnection,
  catalog: string,
  applyAll: (waiting: Waiting) => Promise<void>,
): Promise<void> {
  const isAnyParked = (await parkedCount(connection)) > 0;
  if (isAnyParked) await connection.run(stageSql);
  try {
    return await applyAll(isAnyParked ? 'staged' : 'parted');
  } catch (error) {
    if (!isOfTheFacts(error)) throw error;
  }
  if (!isAnyParked) await connection.run(stageSql);
  const failing = await failingAmong(connection, catalog, await stagedStreams(connection));
  for (const { stream, error } of failing) {
    await connection.run(
      'INSERT INTO parked SELECT $stream, arg_min(position, seq), $error FROM staged WHERE stream = $stream',
      { stream, error },
    );
  }
  if (failing.length === 0) throw new Defect('The facts cannot be applied together, though each stream can.');
  await applyAll('staged');
}

type Failing = readonly { readonly stream: string; readonly error: string }[];

/** Halves the streams until those that fail stand alone. Every attempt is rolled back. */
async function failingAmong(
  connection: DuckDBConnection,
  catalog: string,
  streams: readonly string[],
): Promise<Failing> {
  const error = await errorOf(connection, catalog, streams);
  if (error === undefined) return [];
  if (streams.length === 1) return [{ stream: streams[0]!, error }];
  const half = streams.length >> 1;
  const first = await failingAmong(connection, catalog, streams.slice(0, half));
  return [...first, ...(await failingAmong(connection, catalog, streams.slice(half)))];
}

async function errorOf(
  connection: DuckDBConnection,
  catalog: string,
  streams: readonly string[],
): Promise<string | undefined> {
  await connection.run('BEGIN');
  try {
    await connection.run('DELETE FROM staged WHERE stream NOT IN (SELECT unnest($streams::VARCHAR[]))', {
      streams: listValue(streams),
    });
    await apply(connection, catalog, 'staged');
    return undefined;
  } catch (error) {
    if (!isOfTheFacts(error)) throw error;
    return withoutData(error);
  } finally {
    await rollBack(connection);
  }
}

async function stagedStreams(connection: DuckDBConnection): Promise<readonly string[]> {
  const sql = 'SELECT DISTINCT stream FROM staged ANTI JOIN parked USING (stream) ORDER BY stream';
  return (await connection.runAndReadAll(sql)).getRows().map(([stream]) => String(stream));
}

export const parkedSql = 'SELECT stream, position, error FROM parked ORDER BY stream';

/** Tries each parked stream again, with all that was held back of it. */
export async function retryParked(connection: DuckDBConnection, catalog: string): Promise<void> {
  const parked = (await connection.runAndReadAll(parkedSql)).getRowObjectsJson();
  for (const { stream } of parked as unknown as readonly ParkedStream[]) {
    await inTransaction(connection, async () => {
      await connection.run('DELETE FROM staged');
      await connection.run('INSERT INTO staged FROM held_back WHERE stream = $stream ORDER BY seq', {
        stream,
      });
      await connection.run('DELETE FROM held_back WHERE stream = $stream', { stream });
      await connection.run('DELETE FROM parked WHERE stream = $stream', { stream });
      await apply(connection, catalog, 'staged');
    }).catch((error: unknown) => {
      if (!isOfTheFacts(error)) throw error;
    });
    await connection.run('DELETE FROM staged');
  }
}

export async function parkedCount(connection: DuckDBConnection): Promise<number> {
  return Number((await connection.runAndReadAll('SELECT count(*) FROM parked')).getRows()[0]![0]);
}
