import { leavingReasons } from '#pathway/vocabulary/leaving-reasons';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { grayTest, type IncidenceTest } from '#statistics/comparison/gray';
import { logRank } from '#statistics/comparison/log-rank';
import { onlyCause } from '#statistics/risk-set/causes';
import type { InTimeOrder } from '#statistics/risk-set/observations';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import { type Observed, observationsOf } from '../survival/observations.js';
import { refuseTwice } from '../survival/times.js';
import { GROUPS_IN_WORDS } from '../survival/words.js';
import { byReason, firstEventOf, firstEvents } from './first-events.sql.js';
import type {
  IncidenceComparisonAnswer,
  IncidenceComparisonArgs,
  ComparedCause,
} from './incidence-comparison.answer.js';

const DEFINITION =
  'Two tests of each cause between the groups, on whole days from entry to the first departure (REASON), or to the first ' +
  'of leaving, a promotion and a move (FIRST_EVENT). Share: whether the share to whom it comes first differs, the other ' +
  'causes competing (Gray’s test). Rate: whether the rate at which it comes differs among those still there (the log-rank ' +
  'test of the cause, whom another cause took being observed no longer). They answer different questions: a group may have ' +
  'the same rate and a smaller share, because more of it goes another way before. A p-value describes: the teachers were ' +
  'not put into groups at random. ';

const NO_DELAYED_ENTRY =
  'Gray’s test knows no delayed entry, and some were observed only from a day after the start: no test of the share. Ask ' +
  'for delayedEntry false, which takes them for having been at risk since the start.';

const MOST_GROUPS = 200;

type Settled = IncidenceComparisonArgs &
  Required<Pick<IncidenceComparisonArgs, 'tie' | 'among' | 'delayedEntry' | 'strata'>>;

/**
 * Whether the ends of a first time in post differ between groups: how large a share each takes, and how fast it comes.
 *
 * @throws ImpossibleQuestion no groups to compare, or more than one answer can hold
 */
export async function incidenceComparison(
  model: Answering,
  args: IncidenceComparisonArgs,
): Promise<IncidenceComparisonAnswer> {
  const settled: Settled = {
    ...args,
    tie: args.tie ?? 'PROMOTION',
    among: args.among ?? [],
    strata: args.strata ?? [],
    delayedEntry: args.delayedEntry ?? true,
  };
  const { by, strata, causes, tie, among, delayedEntry, asOf } = settled;
  if (by.length === 0) throw new ImpossibleQuestion('by must name what to compare.');
  refuseTwice('by and strata together', [...by, ...strata]);
  return answered(model, settled, async (snapshot) => {
    const observed = await observationsOf(snapshot, {
      asOf,
      by,
      strata,
      among,
      delayedEntry,
      origin: 'ENTRY',
      unit: 'DAYS',
      mostGroups: MOST_GROUPS,
      ...(causes === 'REASON' ? { ending: byReason } : { ending: firstEventOf(tie), causes: firstEvents }),
    });
    return {
      ground: {
        definition: DEFINITION + GROUPS_IN_WORDS,
        n: observed.all.n,
        followed: observed.followed,
        warnings: observed.isDelayed ? [NO_DELAYED_ENTRY] : [],
      },
      answer: {
        groups: groupsOf(observed),
        causes: observed.causes.map((cause, index) => comparedCause(observed, cause, index + 1)),
      },
    };
  });
}

const groupsOf = ({ groups, all }: Observed) =>
  groups.map((group, index) => ({
    group,
    n: all.exits.group.reduce((sum, of, row) => sum + (of === index ? all.exits.count[row]! : 0), 0),
  }));

const UNTESTED: IncidenceTest = { chiSquared: null, degreesOfFreedom: null, p: null };

function comparedCause({ strata, isDelayed, all }: Observed, cause: string, number: number): ComparedCause {
  const { groups: _, ...rate } = logRank(strata.map((stratum) => onlyCause(stratum, number)));
  return {
    cause,
    label: labelOf(leavingReasons, cause),
    events: eventsOf(all, number),
    share: isDelayed ? UNTESTED : grayTest(strata, number),
    rate,
  };
}

const eventsOf = ({ exits }: InTimeOrder, number: number): number =>
  exits.cause.reduce((sum, of, row) => sum + (of === number ? exits.count[row]! : 0), 0);
