import type { DuckDBConnection } from '@duckdb/node-api';
import { askerInHand, TookTooLong } from './asker.js';

/** How often it is interrupted after that: work may go on with another statement. */
const AGAIN_MS = 20;

/**
 * Runs work on a connection for as long as the asker in hand may keep it; then the database itself is interrupted, until
 * the work has given up.
 *
 * @throws TookTooLong the connection is to be closed: what it was left in is not known
 */
export async function withinTime<T>(
  connection: DuckDBConnection,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const limit = askerInHand()?.answerWithinMs;
  if (limit === undefined) return work(connection);
  let again: NodeJS.Timeout | undefined;
  const over = setTimeout(() => {
    connection.interrupt();
    again = setInterval(() => connection.interrupt(), AGAIN_MS);
  }, limit);
  try {
    return await work(connection);
  } catch (error) {
    throw again ? new TookTooLong(limit) : error;
  } finally {
    clearTimeout(over);
    clearInterval(again);
  }
}
