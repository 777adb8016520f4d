import type { DuckDBConnection } from '@duckdb/node-api';
import { derive, deriveOfBoth, type Scope } from '../derive/derive.js';
import { dropOutdated } from '../derive/outdated.js';
import { publish, tablesIn, touchAllOrganisationsSql } from '../derive/publish.js';
import { countsSql, freshSql, keepSql, linkSql, type Waiting } from './apply.sql.js';

/** Up to so many facts, it pays to read the fields of what is known of their records once. */
const FEW = 10_000;

interface Counts extends Scope {
  readonly facts: number;
  readonly unknown_types: number;
  readonly are_linked: boolean;
}

/** Applies the events that wait, within the transaction of the caller. */
export async function apply(
  connection: DuckDBConnection,
  catalog: string,
  waiting: Waiting = 'parted',
): Promise<void> {
  const [counts] = (
    await connection.runAndReadAll(`${freshSql(waiting)};${countsSql}`)
  ).getRowObjectsJson() as unknown as readonly [Counts];
  if (counts.facts === 0) return;
  const { teachers, organisations, are_linked: areLinked } = counts;
  const touching = [...(areLinked ? [linkSql] : []), ...(organisations ? [touchAllOrganisationsSql] : [])];
  await connection.run([...touching, keepSql].join(';'));
  const scope = { teachers, organisations };
  let tables = await tablesIn(connection, catalog);
  await derive(connection, { ...scope, tables, known: 'FROM fresh', isFew: counts.facts <= FEW });
  if (organisations) tables = await dropOutdated(connection, catalog, tables);
  if (teachers) await deriveOfBoth(connection, tables);
  await publish(connection, { ...scope, catalog, tables }, 'known_before');
  await connection.run(
    'UPDATE checkpoint SET facts = facts + $facts, unknown_types = unknown_types + $unknown',
    {
      facts: counts.facts,
      unknown: counts.unknown_types,
    },
  );
}
