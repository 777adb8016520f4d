import { byGroup } from '#statistics/risk-set/groups';
import { criticalValue } from '#statistics/special/normal-quantile';
import { kaplanMeier, type SurvivalCurve } from '#statistics/survival/kaplan-meier';
import { firstAtOrBelowHalf, median, medianFollowUp, medianLimits } from '#statistics/survival/median';
import { restrictedMean } from '#statistics/survival/restricted-mean';
import { survivalAt } from '#statistics/survival/survival-at';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import type { GroupValue } from '../grouping/grouping.js';
import type { Answering } from '../read-model.js';
import { endingOf } from './endings.sql.js';
import { observationsOf } from './observations.js';
import type {
  GroupSurvival,
  SurvivalAnswer,
  SurvivalArgs,
  SurvivalPoint,
  SurvivalStep,
} from './survival.answer.js';
import { thinRiskSets } from './thin-risk-sets.js';
import { refuseTwice, timesIn } from './times.js';
import { GROUPS_IN_WORDS, observedInWords } from './words.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'The share whom the event has not come to yet, by Kaplan and Meier: “never left” is less than “in service” as soon as ' +
  'anybody returns. At risk are those observed just before the time; standard errors are Greenwood’s. Null beyond the ' +
  'last follow-up. Follow-up is its median by the reverse Kaplan-Meier method. ';

const MOST_GROUPS = 1_000;
/** Steps of all curves together. */
const MOST_STEPS = 200_000;

type Settled = SurvivalArgs &
  Required<
    Pick<SurvivalArgs, 'origin' | 'event' | 'by' | 'among' | 'unit' | 'delayedEntry' | 'level' | 'steps'>
  >;

/**
 * How long teachers stay: the share who have not left yet, from entry, QTS or the start of training.
 *
 * @throws ImpossibleQuestion a time, the level or the date asked for cannot be, or the answer would be too large
 */
export async function survival(model: Answering, args: SurvivalArgs): Promise<SurvivalAnswer> {
  const settled: Settled = {
    ...args,
    origin: args.origin ?? 'ENTRY',
    event: args.event ?? 'LEAVE_PROFESSION',
    by: args.by ?? [],
    among: args.among ?? [],
    unit: args.unit ?? 'DAYS',
    delayedEntry: args.delayedEntry ?? true,
    level: args.level ?? DEFAULT_LEVEL,
    steps: args.steps ?? false,
  };
  const times = timesIn(settled.unit, settled);
  refuseImpossible(settled);
  return answered(model, settled, async (snapshot) => {
    const { origin, unit, event, delayedEntry } = settled;
    const asked = { ...settled, ending: endingOf[event], mostGroups: MOST_GROUPS };
    const { groups, strata, isDelayed, followed } = await observationsOf(snapshot, asked);
    const curves = byGroup(strata[0]!).map((group) => kaplanMeier(group, settled.conditionalFrom ?? null));
    refuseTooManySteps(curves, settled);
    const definition = DEFINITION + observedInWords(origin, unit, event, delayedEntry) + GROUPS_IN_WORDS;
    const warnings = isDelayed ? thinRiskSets(curves) : [];
    return {
      ground: { definition, n: strata[0]!.n, followed, warnings },
      answer: { groups: curves.map((curve, index) => groupOf(groups[index]!, curve, times, settled)) },
    };
  });
}

function refuseImpossible({ by, level, conditionalFrom }: Settled): void {
  refuseTwice('by', by);
  refuseLevel(level);
  if (conditionalFrom !== undefined && !(conditionalFrom >= 0))
    throw new ImpossibleQuestion('conditionalFrom must be 0 or more.');
}

function refuseTooManySteps(curves: readonly SurvivalCurve[], { steps }: Settled): void {
  const all = curves.reduce((sum, curve) => sum + curve.steps.time.length, 0);
  if (steps && all > MOST_STEPS)
    throw new ImpossibleQuestion(
      `Too many steps for one answer (${all}): ask for fewer groups or none of the steps.`,
    );
}

function groupOf(
  group: readonly GroupValue[],
  curve: SurvivalCurve,
  times: readonly number[],
  { level, steps }: Settled,
): GroupSurvival {
  const z = criticalValue(level);
  const { n, events, censored, observed } = curve;
  return {
    group,
    n,
    events,
    censored,
    medianFollowUp: medianFollowUp(observed),
    median: median(curve),
    medianFirstAtOrBelowHalf: firstAtOrBelowHalf(curve),
    medianLimits: medianLimits(curve, z),
    at: times.map((time) => pointOf(curve, time, z)),
    steps: steps ? stepsOf(curve) : null,
  };
}

const UNKNOWN = {
  atRisk: null,
  events: null,
  survival: null,
  standardError: null,
  plain: null,
  log: null,
  logLog: null,
};

function pointOf(curve: SurvivalCurve, time: number, z: number): SurvivalPoint {
  const at = survivalAt(curve, time, z);
  const status = at === null ? 'NOT_AVAILABLE' : at.standardError === null ? 'NOT_APPLICABLE' : null;
  return { time, ...(at ?? UNKNOWN), restrictedMean: restrictedMean(curve, time), status };
}

const stepsOf = ({ steps: { time, atRisk, events, survival } }: SurvivalCurve): readonly SurvivalStep[] =>
  Array.from(time, (at, step) => ({
    time: at,
    atRisk: atRisk[step]!,
    events: events[step]!,
    survival: survival[step]!,
  }));
