import { academicYearName } from '#pathway/calendar';
import type { CohortsArgs } from '../cohort/cohort.answer.js';
import { inServiceSql } from '../on-the-day.sql.js';
import { cellsFrom, type Counting } from './counted.js';

/** Whom `cohorts` counts: see `cohortsSql`. */
export const cohortsCounted: Counting<CohortsArgs> = (snapshot, { asOf }) =>
  cellsFrom(snapshot, who, { asOf }, ([rows, cohort, count]) => [
    rows!,
    academicYearName(Number(cohort)),
    count!,
  ]);

const who = `
  WITH qualified AS (FROM careers WHERE qts_on <= $asOf::DATE)
  SELECT ['cohorts', cohort::VARCHAR, 'qualified'] AS path, teacher FROM qualified
  UNION ALL SELECT ['cohorts', cohort::VARCHAR, 'entered'], teacher FROM qualified WHERE entry_on <= $asOf::DATE
  UNION ALL SELECT ['cohorts', cohort::VARCHAR, 'inService'], teacher FROM qualified
    SEMI JOIN (${inServiceSql}) in_service USING (teacher)`;
