import { leavingReasons } from '#pathway/vocabulary/leaving-reasons';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import {
  cumulativeIncidence as incidenceCurves,
  eventFreeAt,
  incidenceAt,
} from '#statistics/competing-risks/cumulative-incidence';
import { byGroup } from '#statistics/risk-set/groups';
import type { InTimeOrder } from '#statistics/risk-set/observations';
import { criticalValue } from '#statistics/special/normal-quantile';
import { medianFollowUp } from '#statistics/survival/median';
import { answered } from '../asked.js';
import type { GroupValue } from '../grouping/grouping.js';
import type { Answering } from '../read-model.js';
import { observationsOf } from '../survival/observations.js';
import { timesOf } from '../multi-state/at-times.js';
import { refuseTwice } from '../survival/times.js';
import { GROUPS_IN_WORDS } from '../survival/words.js';
import { byReason, firstEventOf, firstEvents } from './first-events.sql.js';
import type { GroupIncidence, IncidenceAnswer, IncidenceArgs } from './incidence.answer.js';
import { pointStatus } from '../proportions/point-status.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION: Readonly<Record<IncidenceArgs['causes'], string>> = {
  REASON:
    'The share who have left teaching for each reason by a time, counted in whole days from entry, the first departure alone. ',
  FIRST_EVENT:
    'What comes first, counted in whole days from entry: leaving teaching, a promotion (a stage above the first one; from ' +
    'early career to experienced is none) or a move (posts open, but none in the first school). Leaving excludes whatever ' +
    'else is dated that day. ',
};

const METHOD =
  'By Aalen and Johansen, each cause competing with the others: the shares and those whom nothing has come to sum to 1. ' +
  'Null beyond the last follow-up. ';

const MOST_GROUPS = 1_000;

type Settled = IncidenceArgs &
  Required<Pick<IncidenceArgs, 'tie' | 'by' | 'among' | 'delayedEntry' | 'level'>>;

/**
 * How likely each of several ends of a first time in post is, the others competing with it.
 *
 * @throws ImpossibleQuestion a time, the level or the date asked for cannot be, or the answer would be too large
 */
export async function cumulativeIncidence(model: Answering, args: IncidenceArgs): Promise<IncidenceAnswer> {
  const settled: Settled = {
    ...args,
    tie: args.tie ?? 'PROMOTION',
    by: args.by ?? [],
    among: args.among ?? [],
    delayedEntry: args.delayedEntry ?? true,
    level: args.level ?? DEFAULT_LEVEL,
  };
  const { by, among, level, causes, tie, delayedEntry, asOf } = settled;
  const times = timesOf(settled);
  refuseTwice('by', by);
  refuseLevel(level);
  return answered(model, settled, async (snapshot) => {
    const observed = await observationsOf(snapshot, {
      asOf,
      by,
      among,
      delayedEntry,
      origin: 'ENTRY',
      unit: 'DAYS',
      mostGroups: MOST_GROUPS,
      ...(causes === 'REASON' ? { ending: byReason } : { ending: firstEventOf(tie), causes: firstEvents }),
    });
    const all = observed.strata[0]!;
    const groups = byGroup(all).map((group, index) =>
      groupOf(observed.groups[index]!, group, observed.causes, times, level),
    );
    const definition = DEFINITION[causes] + METHOD + GROUPS_IN_WORDS;
    return { ground: { definition, n: all.n, followed: observed.followed }, answer: { groups } };
  });
}

function groupOf(
  group: readonly GroupValue[],
  observed: InTimeOrder,
  causes: readonly string[],
  times: readonly number[],
  level: number,
): GroupIncidence {
  const curves = incidenceCurves(observed);
  const z = criticalValue(level);
  const { n, censored } = curves;
  return {
    group,
    n,
    events: n - censored,
    censored,
    medianFollowUp: medianFollowUp(observed),
    causes: causes.map((cause, index) => ({
      cause,
      label: labelOf(leavingReasons, cause),
      events: curves.causes[index]!.events.reduce((sum, events) => sum + events, 0),
      at: times.map((time) => {
        const at = incidenceAt(curves, index + 1, time, z);
        return { time, ...(at ?? UNKNOWN), status: pointStatus(at) };
      }),
    })),
    eventFree: times.map((time) => ({ time, probability: eventFreeAt(curves, time) })),
  };
}

const UNKNOWN = { incidence: null, standardError: null, limits: null };
