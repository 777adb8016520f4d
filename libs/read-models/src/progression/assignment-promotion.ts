import { type Stage, stages } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { LIMITS_IN_WORDS } from '../proportions/limits-in-words.js';
import { percentOf } from '../proportions/percent.js';
import type { Answering } from '../read-model.js';
import type {
  AssignmentPromotionAnswer,
  AssignmentPromotionArgs,
  Promoted,
  PromotionComparison,
} from './assignment-promotion.answer.js';
import { promotionStrataSql } from './assignment-promotion.sql.js';
import { standardised, type Stratum } from './standardised.js';
import { DEFAULT_LEVEL } from '../proportions/level.js';

const definitionOf = (months: number): string =>
  `Promoted: a post on a higher rung than any held on the day, begun within ${months} months after it. The day is that of ` +
  'the first leadership assignment; for the others it is 1 January of the same academic year, and they had begun none by ' +
  'then. All are in service with a post on the day. Comparable are those exactly alike in academic year, stage, years ' +
  'since QTS (0 to 4, 5 to 9, 10 to 14, 15 and more), and the phase and region of the school of the highest post; each ' +
  'kind of others counts as often as it is found among the assigned, and kinds without others are left out. ' +
  'Who leaves is not promoted. Only days whose months have passed count. In a trust: those with a post ' +
  `open there on the day. ${LIMITS_IN_WORDS}`;

const WARNINGS = [
  'Not causal: who is given an assignment is chosen, and may have been promoted without it.',
  'Others come again in other years, and some of them began an assignment within the months: the limits of the difference are a guide only.',
];

type Row = Stratum & { readonly rank: number } & Readonly<Record<string, unknown>>;

/**
 * Promotion after a leadership assignment, and of comparable others without one.
 *
 * @throws ImpossibleQuestion months is no whole number from 1 to 600
 */
export async function assignmentPromotion(
  model: Answering,
  args: AssignmentPromotionArgs,
): Promise<AssignmentPromotionAnswer> {
  const { asOf, trust, months = 24 } = args;
  if (!Number.isInteger(months) || months < 1 || months > 600)
    throw new ImpossibleQuestion('months must be a whole number from 1 to 600.');
  const hasTrust = trust !== undefined;
  const parameters = { asOf, months, ...(hasTrust && { trust }) };
  return answered(model, { ...args, months }, async ({ rows }) => {
    const strata = await rows<Row>(promotionStrataSql(hasTrust), parameters);
    const ranks = [...new Set(strata.map(({ rank }) => rank))].sort((a, b) => a - b);
    const comparisons = [
      comparison(null, strata),
      ...ranks.map((rank) =>
        comparison(
          stages[rank]!,
          strata.filter((row) => row.rank === rank),
        ),
      ),
    ];
    const n = strata.reduce((total, { assigned }) => total + assigned, 0);
    return { ground: { definition: definitionOf(months), n, warnings: WARNINGS }, answer: { comparisons } };
  });
}

const promoted = (part: number, n: number): Promoted => ({
  n,
  promoted: part,
  ...percentOf(part, n, DEFAULT_LEVEL),
});

function comparison(stage: Stage | null, strata: readonly Stratum[]): PromotionComparison {
  const sum = (column: keyof Stratum) => strata.reduce((total, stratum) => total + stratum[column], 0);
  const compared = standardised(strata, DEFAULT_LEVEL);
  return {
    stage,
    assigned: promoted(sum('assigned_promoted'), sum('assigned')),
    others: promoted(sum('others_promoted'), sum('others')),
    ...compared,
    status: stage === null || compared.difference === null ? 'NOT_APPLICABLE' : null,
  };
}
