import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { standardised, type Stratum } from '../progression/standardised.js';
import { percentOf } from '../proportions/percent.js';
import type { Answering } from '../read-model.js';
import { matchedOn } from './comparable.sql.js';
import type { NpqPromotionAnswer, NpqPromotionArgs } from './npq-promotion.answer.js';
import { npqPromotionSql } from './npq-promotion.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const definitionOf = (months: number): string =>
  `Promoted: a post on a higher rung than any held on the day, begun within ${months} months after it. The day is that of ` +
  'the first pass; for the others it is 1 January of the same academic year, and they had begun no NPQ by then. All are in service ' +
  'with a post on the day. Comparable are those exactly alike in academic year, stage, years since QTS (0 to 4, 5 to 9, ' +
  '10 to 14, 15 and more), and the phase and region of the school of the highest post; each kind of others counts as ' +
  'often as it is found among the matched holders. Who leaves is not promoted. Only days whose months have passed count. ' +
  'Limits of shares are those of Wilson, of the difference by the normal approximation.';

const WARNINGS = [
  'Not causal: who takes an NPQ is chosen or chooses, and may have been promoted without it.',
  'Others come again in other years, and some of them began an NPQ within the months: the limits of the difference are a guide only.',
];

/**
 * Promotion after passing an NPQ, and of comparable teachers who have begun none.
 *
 * @throws ImpossibleQuestion months is no whole number from 1 to 600, or a level that cannot be
 */
export function npqPromotion(model: Answering, args: NpqPromotionArgs): Promise<NpqPromotionAnswer> {
  const settled = { ...args, months: args.months ?? 24, level: args.level ?? DEFAULT_LEVEL };
  const { asOf, qualification, months, level } = settled;
  if (!Number.isInteger(months) || months < 1 || months > 600)
    throw new ImpossibleQuestion('months must be a whole number from 1 to 600.');
  refuseLevel(level);
  const hasQualification = qualification !== undefined;
  return answered(model, settled, async ({ rows }) => {
    const strata = await rows<Stratum & Readonly<Record<string, unknown>>>(
      npqPromotionSql(hasQualification),
      { asOf, months, ...(hasQualification && { qualification }) },
    );
    const sum = (column: keyof Stratum) => strata.reduce((total, row) => total + row[column], 0);
    const share = (promoted: number, n: number) => ({ n, promoted, ...percentOf(promoted, n, level) });
    const answer = {
      matchedOn,
      holders: share(sum('assigned_promoted'), sum('assigned')),
      others: share(sum('others_promoted'), sum('others')),
      strata: strata.filter(({ assigned, others }) => assigned > 0 && others > 0).length,
      ...standardised(strata, level),
    };
    const n = answer.holders.n;
    return { ground: { definition: definitionOf(months), n, warnings: WARNINGS }, answer };
  });
}
