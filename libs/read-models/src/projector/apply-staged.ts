import type { DuckDBConnection } from '@duckdb/node-api';
import { derive, type Scope } from '../derive/derive.js';
import { publish, touchAllOrganisationsSql } from '../derive/publish.js';
import { countsSql, insertFactsSql, touchedSql } from './apply.sql.js';

const KNOWN = 'FROM facts SEMI JOIN touched USING (stream)';

/** Up to so many facts, it pays to pick what is known of their records out of all facts once. */
const FEW = 10_000;

/** Applies what is staged, within the transaction of the caller. */
export async function applyStaged(connection: DuckDBConnection, catalog: string): Promise<void> {
  const [counts] = (await connection.runAndReadAll(countsSql)).getRowObjectsJson() as unknown as readonly [
    Scope & { facts: number; unknown_types: number },
  ];
  if (counts.facts === 0) return;
  await connection.run(insertFactsSql);
  await connection.run(touchedSql);
  if (counts.organisations) await connection.run(touchAllOrganisationsSql);
  await derive(connection, { ...counts, known: KNOWN, isFew: counts.facts <= FEW });
  await publish(connection, catalog, counts);
  await connection.run(
    'UPDATE checkpoint SET facts = facts + $facts, unknown_types = unknown_types + $unknown',
    {
      facts: counts.facts,
      unknown: counts.unknown_types,
    },
  );
}
