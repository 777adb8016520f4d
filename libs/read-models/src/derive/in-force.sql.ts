import { typedFields, withTypedFields } from './typed-fields.sql.js';

/** `data` is there for what one derivation alone asks: a typed field costs every fact that is read. */
export const factColumns = `seq, stream, fact_id, teacher, organisation, type, effective_on, recorded_at, data,
  ${typedFields.join(', ')}`;

/**
 * Known facts about records themselves: voids, and merges and reassignments. Which have effect, and what it is, is
 * decided by the rules of the pathway.
 */
export const aboutRecordsSql = `
  SELECT stream, fact_id, type, target FROM known WHERE type IN ('FactVoided', 'RecordMerged', 'FactsReassigned')`;

/**
 * Facts as their corrections in force leave them, each on top of those recorded before it; their fields are read
 * again from the patched JSON. `struck_out` holds what the voids in effect strike out. Only corrections on a fact's
 * own record count.
 */
export const correctedSql = `
  WITH corrections AS (
    SELECT stream, target AS fact_id,
      list(coalesce(json_extract(data, '$.changes'), '{}') ORDER BY recorded_at, seq) AS changes,
      last((data->>'$.correctedEffectiveOn')::DATE ORDER BY recorded_at, seq)
        FILTER ((data->>'$.correctedEffectiveOn') IS NOT NULL) AS corrected_on
    FROM known ANTI JOIN struck_out USING (stream, fact_id) WHERE type = 'FactCorrected' GROUP BY stream, target),
  patched AS (
    SELECT seq, stream, fact_id, teacher, organisation, type, recorded_at,
      coalesce(corrected_on, effective_on) AS effective_on,
      list_reduce(list_prepend(data, changes), lambda patched, change: json_merge_patch(patched, change)) AS data
    FROM known JOIN corrections USING (stream, fact_id) ANTI JOIN struck_out USING (stream, fact_id)
    WHERE type NOT IN ('FactVoided', 'FactCorrected'))
  SELECT ${factColumns} FROM (${withTypedFields('patched')})`;

/** Known facts that don't stand as they were recorded, by their numbers: each derivation asks for these again. */
export const outOfForceSql = `
  SELECT seq FROM known SEMI JOIN struck_out USING (stream, fact_id) UNION ALL SELECT seq FROM corrected`;

/**
 * The facts in force: known, not struck out, corrected. What this release doesn't understand has no type, so no
 * condition on types holds for it and it is never among them. A view, as each derivation needs a few columns of a few
 * types.
 */
export const inForceSql = `
  SELECT ${factColumns} FROM known ANTI JOIN out_of_force USING (seq)
  WHERE type NOT IN ('FactVoided', 'FactCorrected')
  UNION ALL SELECT ${factColumns} FROM corrected`;
