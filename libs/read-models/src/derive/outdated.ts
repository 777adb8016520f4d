import type { DuckDBConnection } from '@duckdb/node-api';
import { ofBoth } from './derivations.js';
import { inputsOfBoth } from './make.js';

/**
 * Removes the stored tables that build on those of organisations, where these have been derived otherwise than they are
 * stored: any teacher may be concerned. They are made again when the next question reads them. Returns what stays.
 */
export async function dropOutdated(
  connection: DuckDBConnection,
  catalog: string,
  tables: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const there = ofBoth.map(({ table }) => table).filter((table) => tables.has(table));
  if (there.length === 0) return tables;
  for (const input of inputsOfBoth(new Set(there)).organisations)
    if (await differs(connection, `temp.${input}`, `"${catalog}".main.${input}`)) {
      await connection.run(there.map((table) => `DROP TABLE "${catalog}".main.${table}`).join(';'));
      return new Set([...tables].filter((table) => !there.includes(table)));
    }
  return tables;
}

async function differs(connection: DuckDBConnection, derived: string, stored: string): Promise<boolean> {
  const sql = `SELECT EXISTS (FROM ${derived} EXCEPT FROM ${stored}) OR EXISTS (FROM ${stored} EXCEPT FROM ${derived})`;
  return (await connection.runAndReadAll(sql)).getRows()[0]![0] === true;
}
