import { latestWordSql } from './latest-word.sql.js';

/** On which day a post is to end, and why, as last said. */
export const postPlansSql = latestWordSql(
  'teacher, post',
  `TRY_CAST(planned_end_on AS DATE) AS planned_end_on, reason`,
  `type = 'PostEndPlanned' AND post IS NOT NULL`,
);

/** Under which contract a post is held. */
export const postContractsSql = latestWordSql(
  'teacher, post',
  `data->>'$.contract' AS contract`,
  `type IN ('PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown', 'PostTermsChanged') AND post IS NOT NULL
    AND (data->>'$.contract') IS NOT NULL`,
);

/** How many lessons of a week the timetable gives a post. */
export const timetablesSql = latestWordSql(
  'teacher, post',
  `TRY_CAST(data->>'$.lessons' AS DOUBLE) AS lessons`,
  `type = 'PostTimetabled' AND post IS NOT NULL`,
);
