import type { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askedBy, TookTooLong, TooManyWaiting } from '../src/storage/asker.js';
import { type ConnectionPool, connectionPool } from '../src/storage/connection-pool.js';
import { openDatabase } from '../src/storage/database.js';

/** Would take hours. */
const ENDLESS = 'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 11';

let instance: DuckDBInstance;
let pool: ConnectionPool;
beforeEach(async () => {
  instance = await openDatabase(':memory:', { memory: '200MB', threads: 1 });
  pool = connectionPool(instance, 4);
});
afterEach(async () => {
  await pool.close();
  instance.closeSync();
});

const asking = (name: string, answerWithinMs: number, ...statements: readonly string[]) =>
  askedBy({ name, answerWithinMs }, () =>
    pool.use(async (connection) => {
      for (const sql of statements) await connection.run(sql);
      return (await connection.runAndReadAll('SELECT 42')).getRows()[0]![0];
    }),
  );
const quick = (name: string) => asking(name, 10_000, 'BEGIN TRANSACTION READ ONLY', 'ROLLBACK');

describe('the time that a question may take', () => {
  it('ends in the database itself, and the place is free again', async () => {
    const began = performance.now();
    await expect(asking('one', 300, 'BEGIN TRANSACTION READ ONLY', ENDLESS)).rejects.toThrow(TookTooLong);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await Promise.all(Array.from({ length: 8 }, () => quick('one')))).toEqual(Array(8).fill(42));
  });

  it('does not end for what the house does of itself', async () => {
    expect(await pool.use(async (connection) => (await connection.run('SELECT 1')).rowCount)).toBe(1);
  });

  it('leaves places for others: one asker has no more than half of them', async () => {
    const greedy = Array.from({ length: 6 }, () =>
      asking('greedy', 700, ENDLESS).catch((error: Error) => error.name),
    );
    const began = performance.now();
    expect(await quick('another')).toBe(42);
    expect(performance.now() - began).toBeLessThan(600);
    expect(await Promise.all(greedy)).toEqual(Array(6).fill('TookTooLong'));
  });

  it('lets nobody queue without end', async () => {
    const asked = Array.from({ length: 70 }, () =>
      asking('greedy', 50, ENDLESS).catch((error: unknown) => error),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer instanceof TooManyWaiting)).toHaveLength(4);
    expect(answers.filter((answer) => answer instanceof TookTooLong)).toHaveLength(66);
  });
});
