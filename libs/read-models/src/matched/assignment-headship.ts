import { logRank } from '#statistics/comparison/log-rank';
import { inTimeOrder } from '#statistics/risk-set/observations';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { DAYS_A_YEAR } from '../multi-state/at-times.js';
import type { Answering } from '../read-model.js';
import type { AssignmentHeadshipAnswer, AssignmentHeadshipArgs } from './assignment-headship.answer.js';
import { assignmentHeadshipSql } from './assignment-headship.sql.js';
import { matchedOn } from './comparable.sql.js';
import { type Followed, wayToHeadship } from './way-to-headship.js';

const DEFINITION =
  'Days to the first day as headteacher or above of those below it, in service with a post: from the first leadership assignment, so ' +
  'that nobody is counted as assigned before it (no immortal time); the others from 1 January of the same academic year, ' +
  'without an assignment by then, up to one of their own. Compared are those exactly alike in academic year, stage, years ' +
  'since QTS (0 to 4, 5 to 9, 10 to 14, 15 and more), and the phase and region of the school of the highest post; each kind ' +
  'of others counts as often as among the assigned. Share within the years: leaving is the other way it can go (Aalen ' +
  'and Johansen). Mean months before headship, counted up to the years (restricted mean): if nobody left (Kaplan and ' +
  'Meier, leavers censored). p: log-rank test, each kind a stratum.';

const WARNINGS = [
  'Not causal: leaders are chosen for assignments, often because they are about to head.',
  'Others come again in other years, so p is a guide only; the difference has no limits.',
];

/**
 * Whether those who take a leadership assignment head sooner than comparable others.
 *
 * @throws ImpossibleQuestion years is no whole number from 1 to 40
 */
export function assignmentHeadship(
  model: Answering,
  args: AssignmentHeadshipArgs,
): Promise<AssignmentHeadshipAnswer> {
  const settled = { ...args, years: args.years ?? 5 };
  const { asOf, years } = settled;
  if (!Number.isInteger(years) || years < 1 || years > 40)
    throw new ImpossibleQuestion('years must be a whole number from 1 to 40.');
  return answered(model, settled, async ({ rows }) => {
    const strata = byStratum(
      await rows<Followed & Readonly<Record<string, unknown>>>(assignmentHeadshipSql, { asOf }),
    );
    const both = strata.filter((of) => sizeOf(of, true) > 0 && sizeOf(of, false) > 0);
    const total = strata.reduce((sum, of) => sum + sizeOf(of, true), 0);
    const answer = { matchedOn, ...comparisonOf(both, years * DAYS_A_YEAR) };
    const unmatched = total - answer.assigned.n;
    return {
      ground: { definition: DEFINITION, n: total, warnings: WARNINGS },
      answer: { ...answer, unmatched },
    };
  });
}

type Stratum = readonly Followed[];

function byStratum(rows: readonly Followed[]): readonly Stratum[] {
  const strata = new Map<number, Followed[]>();
  for (const row of rows) {
    const of = strata.get(row.stratum) ?? [];
    strata.set(row.stratum, of);
    of.push(row);
  }
  return [...strata.values()];
}

const sizeOf = (of: Stratum, isTreated: boolean): number =>
  of.reduce((sum, row) => sum + (row.is_treated === isTreated ? row.count : 0), 0);

function comparisonOf(strata: readonly Stratum[], days: number) {
  const weights = new Map(strata.map((of) => [of[0]!.stratum, sizeOf(of, true) / sizeOf(of, false)]));
  const rows = strata.flat();
  const assigned = wayToHeadship(
    rows.filter((row) => row.is_treated),
    () => 1,
    days,
  );
  const others = wayToHeadship(
    rows.filter((row) => !row.is_treated),
    ({ stratum }) => weights.get(stratum)!,
    days,
  );
  const [mean, otherMean] = [assigned.meanMonths, others.meanMonths];
  return {
    assigned,
    others,
    differenceMonths: mean === null || otherMean === null ? null : mean - otherMean,
    p: logRank(strata.map(inOrder)).p,
  };
}

const inOrder = (of: Stratum) =>
  inTimeOrder(
    {
      exit: of.map(({ time }) => time),
      cause: of.map(({ outcome }) => (outcome === 1 ? 1 : 0)),
      group: of.map((row) => (row.is_treated ? 1 : 0)),
      count: of.map(({ count }) => count),
    },
    { groups: 2, causes: 1 },
  );
