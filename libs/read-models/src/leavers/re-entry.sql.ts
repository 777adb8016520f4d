const absences = `(
  SELECT teacher, end_on AS out_on, CASE WHEN back_on <= $asOf::DATE THEN back_on END AS back_on
  FROM (
    SELECT teacher, end_on, lead(start_on) OVER (PARTITION BY teacher ORDER BY start_on) AS back_on
    FROM service_spells WHERE end_on IS NULL OR start_on < end_on)
  WHERE end_on <= $asOf::DATE)`;

export const absencesSql = `
  SELECT count(*)::INTEGER AS departures, count(back_on)::INTEGER AS returned, count(DISTINCT teacher)::INTEGER AS n
  FROM ${absences}`;

/** One row for each band that begins after so many years out; the last has no end. Parameter: $asOf. */
export const reEntrySql = (lastBand: number): string => `
  WITH bands AS (
    SELECT band, back_on, (out_on + to_years(band))::DATE AS from_on,
      CASE WHEN band < ${lastBand} THEN (out_on + to_years(band + 1))::DATE END AS to_on
    FROM ${absences} CROSS JOIN (SELECT unnest(range(0, ${lastBand + 1}))::INTEGER AS band)),
  reached AS (FROM bands WHERE from_on <= $asOf::DATE AND (back_on IS NULL OR back_on >= from_on))
  SELECT band, count(*)::INTEGER AS "out",
    (count(*) FILTER (back_on < coalesce(to_on, 'infinity'::DATE)))::INTEGER AS returned,
    sum(least(back_on, to_on, $asOf::DATE) - from_on)::DOUBLE AS days
  FROM reached GROUP BY band ORDER BY band`;
