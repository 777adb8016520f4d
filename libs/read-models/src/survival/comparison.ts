import { logRank, type Weights } from '#statistics/comparison/log-rank';
import { comparedInPairs } from '#statistics/comparison/pairs';
import { byGroup } from '#statistics/risk-set/groups';
import { criticalValue } from '#statistics/special/normal-quantile';
import { survivalDifference } from '#statistics/survival/difference';
import { kaplanMeier } from '#statistics/survival/kaplan-meier';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import { endingOf, leavingFor } from './endings.sql.js';
import { type Observed, observationsOf } from './observations.js';
import type { ComparedPair, ComparisonAnswer, ComparisonArgs } from './survival.answer.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';
import { refuseTwice, timesIn } from './times.js';
import { GROUPS_IN_WORDS, observedInWords } from './words.js';

const DEFINITION: Readonly<Record<Weights, string>> = {
  LOGRANK:
    'Whether the groups leave at the same rate: the k-sample log-rank test with hypergeometric variance. ',
  PETO_PETO:
    'Whether the groups leave at the same rate: Peto and Peto’s test, in which early departures count more. ',
};

const FOR_ONE_REASON =
  'Only departures for the reason count; who leaves for another is observed no longer. So it tells whether the rate of ' +
  'leaving for it differs among those still there, not whether the share who end up leaving for it does. ';

const CAUTION =
  'A p-value describes: the teachers were not put into groups at random, curves that cross weaken the test, and with ' +
  'everybody counted the size of a difference comes first: how far two curves are apart at a time, all strata together, ' +
  'the first less the second, with limits of Greenwood’s errors. ';

const MOST_GROUPS = 200;
const MOST_IN_PAIRS = 30;

type Settled = ComparisonArgs &
  Required<
    Pick<
      ComparisonArgs,
      'origin' | 'event' | 'among' | 'unit' | 'delayedEntry' | 'weights' | 'strata' | 'atYears' | 'level'
    >
  >;

/**
 * Whether groups of teachers leave at the same rate, all together and two by two.
 *
 * @throws ImpossibleQuestion no groups to compare, or more than one answer can hold
 */
export async function survivalComparison(model: Answering, args: ComparisonArgs): Promise<ComparisonAnswer> {
  const settled = settledFrom(args);
  const { event, weights, reason } = settled;
  const times = timesIn(settled.unit, settled);
  const ending = reason === undefined ? endingOf[event] : leavingFor(reason);
  return answered(model, settled, async (snapshot) => {
    const asked = { ...settled, ending, mostGroups: MOST_GROUPS };
    const observed = await observationsOf(snapshot, asked);
    const { groups, ...test } = logRank(observed.strata, weights);
    const pairs = pairsOf(observed, times, settled);
    return {
      ground: {
        definition: definitionOf(settled),
        n: groups.reduce((sum, { n }) => sum + n, 0),
        followed: observed.followed,
        warnings: pairs ? [] : [`More than ${MOST_IN_PAIRS} groups are not compared two by two.`],
      },
      answer: {
        groups: groups.map((group, index) => ({ group: observed.groups[index]!, ...group })),
        ...test,
        pairs,
      },
    };
  });
}

/** @throws ImpossibleQuestion no groups to compare, or a level, a dimension or a reason that cannot be */
function settledFrom(args: ComparisonArgs): Settled {
  const settled: Settled = {
    ...args,
    origin: args.origin ?? 'ENTRY',
    event: args.event ?? 'LEAVE_PROFESSION',
    unit: args.unit ?? 'DAYS',
    delayedEntry: args.delayedEntry ?? true,
    weights: args.weights ?? 'LOGRANK',
    strata: args.strata ?? [],
    among: args.among ?? [],
    atYears: args.atYears ?? (args.atDays ? [] : [5]),
    level: args.level ?? DEFAULT_LEVEL,
  };
  const { by, event, strata, reason } = settled;
  if (by.length === 0) throw new ImpossibleQuestion('by must name what to compare.');
  refuseTwice('by and strata together', [...by, ...strata]);
  refuseLevel(settled.level);
  if (reason !== undefined && event !== 'LEAVE_PROFESSION')
    throw new ImpossibleQuestion('reason tells departures from teaching apart: ask for LEAVE_PROFESSION.');
  return settled;
}

const definitionOf = ({ weights, reason, origin, unit, event, delayedEntry }: Settled): string =>
  DEFINITION[weights] +
  (reason === undefined ? '' : FOR_ONE_REASON) +
  CAUTION +
  observedInWords(origin, unit, event, delayedEntry) +
  GROUPS_IN_WORDS;

function pairsOf(
  { groups, strata, all }: Observed,
  times: readonly number[],
  { weights, level }: Settled,
): readonly ComparedPair[] | null {
  if (groups.length > MOST_IN_PAIRS) return null;
  const z = criticalValue(level);
  const curves = byGroup(all).map((group) => kaplanMeier(group));
  return comparedInPairs(strata, weights).map(({ groups: [first, second], ...test }) => ({
    first: groups[first]!,
    second: groups[second]!,
    ...test,
    apart: times.map((time) => ({
      time,
      ...(survivalDifference(curves[first]!, curves[second]!, time, z) ?? UNKNOWN),
    })),
  }));
}

const UNKNOWN = { difference: null, limits: null };
