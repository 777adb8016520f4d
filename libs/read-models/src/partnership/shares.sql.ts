/**
 * To whom trainees are attributed. Nothing said of a trainee: to those of the partnership's members that host the phase,
 * or else to those that host any.
 *
 * @param trainees relation (teacher, start_on, phase, partnership, until), a row each: what is said of a training counts
 * from its start up to `until`
 *
 * Rows (teacher, organisation, share): one for each share of a trainee, none for who has none.
 */
export const sharesSql = (trainees: string): string => `
  WITH trained AS (${trainees}),
  said AS (
    SELECT trained.teacher, unnest(TRY_CAST(shares AS JSON[])) AS share
    FROM trained ASOF JOIN attributions ON attributions.teacher = trained.teacher AND until >= attributions.start_on
    WHERE attributions.start_on >= trained.start_on),
  hosting AS (
    SELECT teacher, member, share
    FROM trained ANTI JOIN said USING (teacher)
    LEFT JOIN (SELECT DISTINCT organisation, phase FROM partnership_members WHERE phase IS NOT NULL) hosted
      ON hosted.organisation = trained.partnership AND hosted.phase = trained.phase
    JOIN partnership_members members
      ON members.organisation = trained.partnership AND members.phase IS NOT DISTINCT FROM hosted.phase)
  SELECT teacher, share->>'$.organisation' AS organisation, TRY_CAST(share->>'$.share' AS DOUBLE) AS share FROM said
  UNION ALL SELECT teacher, member, share FROM hosting`;

/** Shares as said when QTS was awarded (ORIGIN), or as last said by the day asked for (CURRENT). */
export const attributions = ['ORIGIN', 'CURRENT'] as const;

export type Attribution = (typeof attributions)[number];

const until: Readonly<Record<Attribution, string>> = { ORIGIN: 'qts_on', CURRENT: '$asOf::DATE' };

/**
 * The shares of qualified teachers by the training that led to QTS: teacher, organisation, share (exact, so that sums
 * are the same in any order). Each organisation once. Parameter: $asOf.
 */
export const sharesOfTheQualifiedSql = (attribution: Attribution): string => `
  SELECT teacher, organisation, sum(share::DECIMAL(12, 9))::DECIMAL(12, 9) AS share
  FROM (${sharesSql(`
    SELECT teacher, training_started_on AS start_on, training_phase AS phase, partnership, ${until[attribution]} AS until
    FROM careers WHERE training_started_on IS NOT NULL`)})
  WHERE organisation IS NOT NULL AND share IS NOT NULL GROUP BY teacher, organisation`;
