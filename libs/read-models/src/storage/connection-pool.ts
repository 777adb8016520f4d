import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { TookTooLong } from './asker.js';
import { fewAtATime } from './few-at-a-time.js';
import { withinTime } from './time-limit.js';

export interface ConnectionPool {
  /**
   * Runs work with a connection that nobody else uses meanwhile, once one is free, for as long as the asker in hand may.
   *
   * @throws TookTooLong
   * @throws TooManyWaiting
   */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Waits for the work in hand. */
  close(): Promise<void>;
}

export function connectionPool(instance: DuckDBInstance, size: number): ConnectionPool {
  const free: DuckDBConnection[] = [];
  const inUse = new Set<Promise<unknown>>();
  const few = fewAtATime(size);

  const withOne = async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = free.pop() ?? (await instance.connect());
    let isUsable = true;
    try {
      return await withinTime(connection, work);
    } catch (error) {
      isUsable = !(error instanceof TookTooLong);
      throw error;
    } finally {
      if (isUsable) free.push(connection);
      else connection.closeSync();
    }
  };
  return {
    async use(work) {
      const working = few(() => withOne(work));
      inUse.add(working);
      try {
        return await working;
      } finally {
        inUse.delete(working);
      }
    },
    async close() {
      await Promise.allSettled(inUse);
      free.splice(0).forEach((connection) => connection.closeSync());
    },
  };
}
