import { typedFields, withTypedFields } from './typed-fields.sql.js';

const columns = `seq, stream, fact_id, teacher, organisation, type, effective_on, recorded_at,
  ${typedFields.join(', ')}`;

/** Voids among the known facts; whether they have effect is decided by the rule of the record's history. */
export const voidsSql = `SELECT stream, fact_id, target FROM known WHERE type = 'FactVoided'`;

/**
 * The facts in force: known, not struck out, corrected. `struck_out` holds what the voids in effect strike out.
 * Only a record's own corrections count, each on top of those recorded before it. Fields of a corrected fact are read again from its patched JSON.
 */
export const inForceSql = `
  WITH standing AS (FROM known ANTI JOIN struck_out USING (stream, fact_id)),
  corrections AS (
    SELECT stream, target AS fact_id,
      list(coalesce(json_extract(data, '$.changes'), '{}') ORDER BY recorded_at, seq) AS changes,
      last((data->>'$.correctedEffectiveOn')::DATE ORDER BY recorded_at, seq)
        FILTER ((data->>'$.correctedEffectiveOn') IS NOT NULL) AS corrected_on
    FROM standing WHERE type = 'FactCorrected' GROUP BY ALL),
  facts_proper AS (FROM standing WHERE type NOT IN ('FactVoided', 'FactCorrected')),
  corrected AS (
    SELECT seq, stream, fact_id, teacher, organisation, type, recorded_at,
      coalesce(corrected_on, effective_on) AS effective_on,
      list_reduce(list_prepend(data, changes), lambda patched, change: json_merge_patch(patched, change)) AS data
    FROM facts_proper JOIN corrections USING (stream, fact_id))
  SELECT ${columns} FROM facts_proper ANTI JOIN corrections USING (stream, fact_id)
  UNION ALL
  SELECT ${columns} FROM (${withTypedFields('corrected')})`;
