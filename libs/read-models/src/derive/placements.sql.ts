/** What is on record of placements, a row for each fact; a question puts together those of the few it is about. */
export const placementRecordsSql = `
  SELECT teacher, data->>'$.placement' AS placement, type, data->>'$.school' AS school,
    TRY_CAST(data->>'$.attended' AS DOUBLE) AS attended, effective_on AS day
  FROM in_force WHERE type IN ('PlacementStarted', 'PlacementDaysRecorded', 'PlacementEnded')`;
