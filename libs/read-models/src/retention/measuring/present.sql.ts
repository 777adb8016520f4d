import type { Settled } from '../settings.js';

/** A spell without an end goes on; one with no days is none. Nothing after $asOf is looked at. */
const hasDays = 'start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on)';

/**
 * Qualified service as spells: teacher, start_on, end_on. With breaks OUT, a career break with the post kept isn't part
 * of it.
 */
export const presentSql = (breaks: Settled['breaks']): string =>
  breaks === 'IN'
    ? `SELECT teacher, start_on, end_on FROM service_spells WHERE ${hasDays}`
    : `SELECT teacher, start_on, end_on FROM service_spells ANTI JOIN career_breaks USING (teacher) WHERE ${hasDays}
      UNION ALL SELECT teacher, start_on, end_on FROM (${withoutBreaksSql}) WHERE ${hasDays}`;

/** Each spell of service of those who had a break, cut at its breaks. What begins on a day stands before what ends. */
const withoutBreaksSql = `
  SELECT teacher, day AS start_on, lead(day) OVER turns AS end_on, begins
  FROM (
    WITH spells AS (SELECT teacher, start_on, end_on FROM service_spells SEMI JOIN career_breaks USING (teacher)),
    breaks AS (
      SELECT teacher, spells.start_on AS spell, career_breaks.start_on, career_breaks.end_on
      FROM career_breaks JOIN spells USING (teacher)
      WHERE spells.start_on <= career_breaks.start_on
        AND career_breaks.start_on < coalesce(spells.end_on, 'infinity'::DATE))
    SELECT teacher, start_on AS spell, start_on AS day, true AS begins FROM spells
    UNION ALL SELECT teacher, start_on, end_on, false FROM spells WHERE end_on IS NOT NULL
    UNION ALL SELECT teacher, spell, start_on, false FROM breaks
    UNION ALL SELECT teacher, spell, end_on, true FROM breaks WHERE end_on IS NOT NULL)
  WINDOW turns AS (PARTITION BY teacher, spell ORDER BY day, begins DESC)
  QUALIFY begins`;
