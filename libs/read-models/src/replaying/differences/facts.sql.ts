import { correctionFacts } from '#pathway/correction/correction.facts';
import { mergeFacts } from '#pathway/identity/merge.facts';
import { quoted, quotedList } from '../../quoted.sql.js';

/** Facts that say something of other facts. */
const ofFacts = quotedList(Object.keys({ ...correctionFacts, ...mergeFacts }));

const side = (name: 'A' | 'B', other: 'A' | 'B', knownOn: string | null): string => `
  SELECT '${name}' AS side, stream, fact_id, type, effective_on, recorded_at,
    CASE WHEN type IN (${ofFacts}) THEN 'CORRECTION'
      WHEN effective_on <= coalesce(${knownOn === null ? 'NULL' : quoted(knownOn)}::DATE, (SELECT max(recorded_at)::DATE FROM ${other}.main.facts))
        THEN 'LATE_ARRIVAL'
      ELSE 'NEWS' END AS kind
  FROM ${name}.main.facts ANTI JOIN ${other}.main.facts USING (stream, fact_id)`;

/**
 * The facts that only one of the attached databases A and B holds.
 *
 * @param knownOn of A and of B the day of its knowledge; null: that of its latest fact
 */
export const factsApartSql = (knownOn: { readonly a: string | null; readonly b: string | null }): string =>
  `CREATE TEMP TABLE apart AS ${side('A', 'B', knownOn.b)} UNION ALL ${side('B', 'A', knownOn.a)}`;

export const countsSql = `
  SELECT side, kind, coalesce(type, 'not understood') AS type, count(*)::INTEGER AS count,
    count(DISTINCT stream)::INTEGER AS records
  FROM apart GROUP BY ALL ORDER BY side, kind, count DESC, type`;

export const listSql = `
  SELECT side, kind, coalesce(type, 'not understood') AS type, fact_id AS "factId", stream AS record,
    effective_on::VARCHAR AS "effectiveOn", strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "recordedAt"
  FROM apart`;
