import type { DuckDBConnection } from '@duckdb/node-api';

/** Runs work in one transaction: all of it counts, or none. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

/** A failed COMMIT has rolled back already; the first error is the one to report. */
export const rollBack = (connection: DuckDBConnection): Promise<unknown> =>
  connection.run('ROLLBACK').catch(() => undefined);
