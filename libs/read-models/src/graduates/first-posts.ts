import { academicYearName } from '#pathway/calendar';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { shareOf } from '../proportions/share.js';
import type { Answering } from '../read-model.js';
import type { FirstPostsAnswer, FirstPostsArgs } from './first-posts.answer.js';
import { type GraduateFilter, graduateParameters, graduatesSql } from './graduates.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const MOST_MONTHS = 600;

const definitionOf = (months: number): string =>
  `Of those awarded QTS in an academic year: who was in qualified service on any day up to ${months} calendar months ` +
  'after the award, in a post begun before it or after. Counted are those for whom these months are over. A post that ' +
  'no source reported, such as one in an independent school, is not on record.';

const firstPostsSql = (filter: GraduateFilter): string => `
  SELECT cohort, count(*)::INTEGER AS graduates, (count(*) FILTER (over_on <= $asOf::DATE))::INTEGER AS eligible,
    (count(*) FILTER (over_on <= $asOf::DATE AND entry_on <= over_on))::INTEGER AS "inPost",
    (make_date(cohort + 1, 8, 31) + to_months($months::INTEGER))::DATE <= $asOf::DATE AS complete
  FROM (SELECT *, (qts_on + to_months($months::INTEGER))::DATE AS over_on FROM (${graduatesSql(filter)}))
  GROUP BY cohort ORDER BY cohort`;

interface Row extends Readonly<Record<string, unknown>> {
  readonly cohort: number;
  readonly graduates: number;
  readonly eligible: number;
  readonly inPost: number;
  readonly complete: boolean;
}

/**
 * What share of each year's graduates is in a teaching post soon after QTS.
 *
 * @throws ImpossibleQuestion the months or the level cannot be
 */
export async function firstPosts(model: Answering, args: FirstPostsArgs): Promise<FirstPostsAnswer> {
  const { months = 6, level = DEFAULT_LEVEL } = args;
  refuseLevel(level);
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    throw new ImpossibleQuestion(`months must be a whole number from 1 to ${MOST_MONTHS}.`);
  return answered(model, { ...args, months, level }, async ({ rows }) => {
    const found = await rows<Row>(firstPostsSql(args), { ...graduateParameters(args), months });
    const sum = (column: 'graduates' | 'eligible' | 'inPost'): number =>
      found.reduce((total, row) => total + row[column], 0);
    const answer = {
      cohorts: found.map(({ cohort, graduates, eligible, inPost, complete }) => ({
        cohort: academicYearName(cohort),
        graduates,
        inPost: shareOf(inPost, eligible, level),
        complete,
      })),
      pooled: shareOf(sum('inPost'), sum('eligible'), level),
    };
    return { ground: { definition: definitionOf(months), n: sum('graduates') }, answer };
  });
}
