import type { DuckDBConnection } from '@duckdb/node-api';
import { derive, type Scope } from '../derive/derive.js';
import { publish, touchAllOrganisationsSql } from '../derive/publish.js';
import { countsSql, insertFactsSql, touchedSql } from './apply.sql.js';

/** Up to so many facts, it pays to read the fields of what is known of their records once. */
const FEW = 10_000;

const gatherTouchedSql = `
  CREATE OR REPLACE TEMP TABLE touched_facts AS FROM facts SEMI JOIN touched USING (stream)`;

/** Applies what is staged, within the transaction of the caller. */
export async function applyStaged(connection: DuckDBConnection, catalog: string): Promise<void> {
  const [counts] = (await connection.runAndReadAll(countsSql)).getRowObjectsJson() as unknown as readonly [
    Scope & { facts: number; unknown_types: number },
  ];
  if (counts.facts === 0) return;
  const isFirst = await isEmpty(connection);
  await connection.run(insertFactsSql);
  await connection.run(touchedSql);
  if (counts.organisations) await connection.run(touchAllOrganisationsSql);
  if (!isFirst) await connection.run(gatherTouchedSql);
  const known = isFirst ? 'FROM facts' : 'FROM touched_facts';
  await derive(connection, { ...counts, known, isFew: counts.facts <= FEW });
  await publish(connection, catalog, counts);
  await connection.run(
    'UPDATE checkpoint SET facts = facts + $facts, unknown_types = unknown_types + $unknown',
    {
      facts: counts.facts,
      unknown: counts.unknown_types,
    },
  );
}

async function isEmpty(connection: DuckDBConnection): Promise<boolean> {
  const [row] = (await connection.runAndReadAll('SELECT NOT EXISTS (FROM facts)')).getRows();
  return row![0] === true;
}
