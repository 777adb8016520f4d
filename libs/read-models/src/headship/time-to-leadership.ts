import { stages } from '#pathway/vocabulary/stages';
import { cumulativeIncidence, incidenceAt } from '#statistics/competing-risks/cumulative-incidence';
import { byGroup } from '#statistics/risk-set/groups';
import type { InTimeOrder } from '#statistics/risk-set/observations';
import { criticalValue } from '#statistics/special/normal-quantile';
import { kaplanMeier } from '#statistics/survival/kaplan-meier';
import { firstAtOrBelowHalf, medianFollowUp, medianLimits } from '#statistics/survival/median';
import { answered } from '../asked.js';
import type { GroupValue } from '../grouping/grouping.js';
import { DAYS_A_YEAR, timesOf } from '../multi-state/at-times.js';
import type { Answering, Snapshot } from '../read-model.js';
import { observationsOf } from '../survival/observations.js';
import type { Ending } from '../survival/observations.sql.js';
import { refuseTwice } from '../survival/times.js';
import { GROUPS_IN_WORDS } from '../survival/words.js';
import type {
  GroupTimeToLeadership,
  TimeToLeadershipAnswer,
  TimeToLeadershipArgs,
} from './time-to-leadership.answer.js';
import { pointStatus } from '../proportions/point-status.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'Years (days / 365.25) from the first day of qualified service to the first day in the stage asked for or above, up to ' +
  'the first departure from teaching: who leads only after coming back has left before. Median: half lead, if nobody ' +
  'left (Kaplan and Meier, leavers censored; limits of Brookmeyer and Crowley). Incidence: the share that leads by a time, ' +
  'leaving being the other way it can go (Aalen and Johansen). ';

const MOST_GROUPS = 1_000;
const REACHED = 'reached';
const LEFT = 'left';

type Settled = TimeToLeadershipArgs & Required<Pick<TimeToLeadershipArgs, 'stage' | 'by' | 'level'>>;

/**
 * How long it takes to the first leadership role, by what is fixed at the start.
 *
 * @throws ImpossibleQuestion a time, a level or a dimension cannot be, or there are too many groups
 */
export function timeToLeadership(
  model: Answering,
  args: TimeToLeadershipArgs,
): Promise<TimeToLeadershipAnswer> {
  const settled: Settled = {
    ...args,
    stage: args.stage ?? 'middle leader',
    by: args.by ?? [],
    level: args.level ?? DEFAULT_LEVEL,
  };
  const { by, level, atYears = [] } = settled;
  refuseLevel(level);
  refuseTwice('by', by);
  const times = timesOf({ atYears });
  const z = criticalValue(level);
  return answered(model, settled, async (snapshot) => {
    const { observed, stayers } = await observationsFor(snapshot, settled);
    const groups = byGroup(observed.strata[0]!).map((group, index) => ({
      ...incidenceOf(observed.groups[index]!, group, times, z),
      ...medianOf(stayers[index]!, z),
    }));
    const n = observed.strata[0]!.n;
    return {
      ground: {
        definition: DEFINITION + GROUPS_IN_WORDS,
        n,
        followed: observed.followed,
      },
      answer: { groups },
    };
  });
}

/** With leaving as the other end, and, group by group, with leavers censored. */
async function observationsFor(snapshot: Snapshot, settled: Settled) {
  const { asOf, by } = settled;
  const asked = {
    asOf,
    by,
    origin: 'ENTRY',
    unit: 'DAYS',
    delayedEntry: true,
    mostGroups: MOST_GROUPS,
  } as const;
  const observed = await observationsOf(snapshot, {
    ...asked,
    ending: endingOf(settled, LEFT),
    causes: [REACHED, LEFT],
  });
  const ifNobodyLeft = await observationsOf(snapshot, {
    ...asked,
    ending: endingOf(settled, null),
    causes: [REACHED],
  });
  return { observed, stayers: byGroup(ifNobodyLeft.strata[0]!) };
}

/** @param ifLeft what a departure before counts as; null: the end of what is seen */
function endingOf({ stage }: Settled, ifLeft: string | null): Ending {
  const rank = stages.indexOf(stage);
  const otherwise = ifLeft ? `'${ifLeft}'` : 'NULL';
  return {
    endedOn: 'least(led_on, exit_on)',
    cause: `CASE WHEN led_on < coalesce(exit_on, 'infinity'::DATE) THEN '${REACHED}' ELSE ${otherwise} END`,
    joins: `LEFT JOIN (
      SELECT teacher, min(start_on) AS led_on FROM stage_spells WHERE rank BETWEEN ${rank} AND 6 GROUP BY teacher) leaders
      USING (teacher)`,
  };
}

function incidenceOf(
  group: readonly GroupValue[],
  observed: InTimeOrder,
  times: readonly number[],
  z: number,
) {
  const curves = cumulativeIncidence(observed);
  const events = (cause: number) => curves.causes[cause]!.events.reduce((sum, each) => sum + each, 0);
  return {
    group,
    n: observed.n,
    reached: events(0),
    left: events(1),
    censored: curves.censored,
    medianFollowUpYears: inYears(medianFollowUp(observed)),
    at: times.map((time) => {
      const at = incidenceAt(curves, 1, time, z);
      const { incidence = null, limits = null } = at ?? {};
      return { years: time / DAYS_A_YEAR, incidence, limits, status: pointStatus(at) };
    }),
  };
}

function medianOf(
  observed: InTimeOrder,
  z: number,
): Pick<GroupTimeToLeadership, 'medianYears' | 'medianLimits'> {
  const curve = kaplanMeier(observed);
  const { lower, upper } = medianLimits(curve, z);
  return {
    medianYears: inYears(firstAtOrBelowHalf(curve)),
    medianLimits: { lower: inYears(lower), upper: inYears(upper) },
  };
}

const inYears = (days: number | null): number | null => (days === null ? null : days / DAYS_A_YEAR);
