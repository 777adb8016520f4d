import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface ConnectionPool {
  /** Runs work with a connection that nobody else uses meanwhile, once one is free. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Waits for the work in hand. */
  close(): Promise<void>;
}

export function connectionPool(instance: DuckDBInstance, size: number): ConnectionPool {
  const free: DuckDBConnection[] = [];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  const inUse = new Set<Promise<unknown>>();
  let opened = 0;

  const take = async (): Promise<DuckDBConnection> => {
    const connection = free.pop();
    if (connection) return connection;
    if (opened < size) {
      opened += 1;
      return instance.connect();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (connection: DuckDBConnection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
  return {
    async use(work) {
      const connection = await take();
      const working = work(connection).finally(() => {
        inUse.delete(working);
        giveBack(connection);
      });
      inUse.add(working);
      return working;
    },
    async close() {
      await Promise.allSettled(inUse);
      free.splice(0).forEach((connection) => connection.closeSync());
    },
  };
}
