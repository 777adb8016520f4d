import { covers, inServiceSql, openPostsSql, placesOf, stagesSql, trustsSql } from '../on-the-day.sql.js';
import type { HeadcountArgs } from '../pipeline/pipeline.answer.js';
import { cellsFrom, type Counting } from './counted.js';

/** Whom `headcount` counts: see `headcountSql`. */
export const headcountCounted: Counting<HeadcountArgs> = (snapshot, { asOf }) =>
  cellsFrom(snapshot, who, { asOf });

const who = `
  WITH open_posts AS MATERIALIZED (${openPostsSql}),
  open_places AS MATERIALIZED (${placesOf('open_posts')})
  SELECT ['inService'] AS path, teacher FROM (${inServiceSql})
  UNION ALL SELECT ['onCareerBreak'], teacher FROM career_breaks WHERE ${covers()}
  UNION ALL SELECT ['byStage', stage, 'count'], teacher FROM (${stagesSql})
  UNION ALL SELECT ['byTrust', body, 'count'], teacher
    FROM open_places JOIN (${trustsSql}) trusts ON organisation = place
  UNION ALL SELECT ['bySchool', place, 'count'], teacher FROM open_places
  UNION ALL SELECT ['byPhase', phase, 'count'], teacher
    FROM open_places JOIN (FROM school_phases WHERE ${covers()}) phases ON organisation = place
    WHERE phase IS NOT NULL`;
