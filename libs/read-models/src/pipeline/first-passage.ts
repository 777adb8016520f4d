import { cumulativeIncidence, incidenceAt } from '#statistics/competing-risks/cumulative-incidence';
import { inTimeOrder } from '#statistics/risk-set/observations';
import { criticalValue } from '#statistics/special/normal-quantile';
import { kaplanMeier } from '#statistics/survival/kaplan-meier';
import { firstAtOrBelowHalf } from '#statistics/survival/median';
import { pointStatus } from '../proportions/point-status.js';
import type { TimeToStage } from './pipeline.answer.js';

/** So many teachers to whom this came first, after so many days: the stage (1), leaving (2) or neither yet (0). */
export type FirstPassage = {
  readonly time: number;
  readonly outcome: 0 | 1 | 2;
  readonly count: number;
};

const STAGE = 1;

/** How soon a stage is reached: as if nobody left before, and with leaving as the other way it can go. */
export function firstPassage(
  passages: readonly FirstPassage[],
  times: readonly number[],
  level: number,
): Pick<TimeToStage, 'kmMedianDaysLeaversCensored' | 'incidence'> {
  const exit = passages.map(({ time }) => time);
  const count = passages.map((passage) => passage.count);
  const cause = passages.map(({ outcome }) => outcome);
  const onlyStage = cause.map((outcome) => (outcome === STAGE ? STAGE : 0));
  const curves = cumulativeIncidence(inTimeOrder({ exit, cause, count }, { causes: 2 }));
  const z = criticalValue(level);
  return {
    kmMedianDaysLeaversCensored: firstAtOrBelowHalf(
      kaplanMeier(inTimeOrder({ exit, cause: onlyStage, count })),
    ),
    incidence: times.map((time) => {
      const at = incidenceAt(curves, STAGE, time, z);
      const { incidence = null, standardError = null, limits = null } = at ?? {};
      return { time, incidence, standardError, limits, status: pointStatus(at) };
    }),
  };
}
