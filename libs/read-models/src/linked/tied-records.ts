import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { oneAtATime } from '../projector/one-at-a-time.js';
import { tiedTo } from './linked.sql.js';

const anySql = 'SELECT EXISTS (FROM links)';

const tiedSql = `SELECT substr(stream, ${'teacher-'.length + 1}) FROM (${tiedTo(`'teacher-' || $teacher`)})
  WHERE stream <> 'teacher-' || $teacher ORDER BY stream`;

/** Who tells which records are tied to one another. */
export interface TiedRecords {
  tiedTo(teacher: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** It has a connection of its own: commands don't wait for the questions in hand. */
export async function tiedRecordsIn(instance: DuckDBInstance): Promise<TiedRecords> {
  const connection = await instance.connect();
  const alone = oneAtATime();
  return {
    tiedTo: (teacher) => alone(() => tiedIn(connection, teacher)),
    close: () => alone(async () => connection.closeSync()),
  };
}

async function tiedIn(connection: DuckDBConnection, teacher: string): Promise<readonly string[]> {
  const [any] = (await connection.runAndReadAll(anySql)).getRows();
  if (any?.[0] !== true) return [];
  return (await connection.runAndReadAll(tiedSql, { teacher })).getRows().map(([other]) => String(other));
}
