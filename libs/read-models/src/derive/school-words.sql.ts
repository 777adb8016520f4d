import { latestWordSql } from './latest-word.sql.js';

/** Where a school is: metres on the National Grid. */
export const schoolPlacesSql = latestWordSql(
  'organisation',
  `TRY_CAST(data->>'$.easting' AS DOUBLE) AS easting, TRY_CAST(data->>'$.northing' AS DOUBLE) AS northing`,
  `type = 'SchoolLocated' AND organisation IS NOT NULL`,
);

/** Per cent of a school's pupils who are eligible for free school meals. */
export const freeSchoolMealsSql = latestWordSql(
  'organisation',
  `TRY_CAST(data->>'$.percent' AS DOUBLE) AS percent`,
  `type = 'FreeSchoolMealsReported' AND organisation IS NOT NULL`,
);

/** How many full-time equivalents of teaching of a subject a school needs. */
export const subjectNeedsSql = latestWordSql(
  'organisation, subject',
  `TRY_CAST(data->>'$.fte' AS DOUBLE) AS fte`,
  `type = 'SubjectStaffingSet' AND organisation IS NOT NULL AND subject IS NOT NULL`,
);
