const figures = `count(*)::INTEGER AS facts, (count(*) FILTER (lag < 0))::INTEGER AS "recordedBefore",
  quantile_cont(lag, 0.5)::DOUBLE AS "medianDays", quantile_cont(lag, 0.9)::DOUBLE AS "p90Days"`;

/** The date of a void, a correction or a merge means nothing, so no lag can be told of it. */
const lags = `(
  SELECT source, stream, recorded_at::DATE - effective_on AS lag FROM facts
  WHERE type NOT IN ('FactVoided', 'FactCorrected', 'RecordMerged', 'FactsReassigned') AND effective_on <= $asOf::DATE)`;

/** One row for all facts (is_all) and one for each source. */
export const recordingLagSql = `
  SELECT source, grouping(source) = 1 AS is_all, ${figures} FROM ${lags}
  GROUP BY GROUPING SETS ((), (source)) ORDER BY is_all DESC, source NULLS FIRST`;

export const lagTeachersSql = `
  SELECT count(DISTINCT stream)::INTEGER AS n FROM ${lags} WHERE starts_with(stream, 'teacher-')`;
