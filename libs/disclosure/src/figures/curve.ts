import { hidesNothing } from '../profiles/profile.js';
import type { Profile } from '../profiles/profile.js';
import { isSmall, rounded } from './count.js';
import { mayRestOn } from './rate.js';

/** What happened to those at risk at one time of a survival curve. Counts are of teachers. */
export interface CurveStep {
  /** In days. */
  readonly time: number;
  readonly events: number;
  readonly censored: number;
  /** At risk from this time on who were not before; none where everybody is from the start. */
  readonly entered?: number;
  /** The share that is left just after, between 0 and 1. */
  readonly survival: number;
}

/** A stretch of a curve as it may be shown: nothing is told of what was when in it. */
export interface Band {
  /** In days; from just after `after` to `until`. */
  readonly after: number;
  readonly until: number;
  /** At its start. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** At its end. */
  readonly survival: number;
}

interface Stretch extends Required<CurveStep> {
  readonly atRisk: number;
}

/**
 * A survival curve in bands, for each step of it is a teacher and a day. Times are to the profile's step, and steps are
 * put together until none of events, censored and newcomers is small, nor those left. What is too few at the end goes with
 * those before, or is left out where few would be left. Counts are rounded as all are, survival to as many teachers of those at the start.
 *
 * Null where the curve rests on too few.
 *
 * @param atStart at risk at time 0
 * @param steps in the order of time
 */
export function bandedCurve(
  profile: Profile,
  atStart: number,
  steps: readonly CurveStep[],
): readonly Band[] | null {
  if (!mayRestOn(profile, atStart) || isSmall(profile, atStart)) return null;
  let [after, atRisk] = [0, atStart];
  const bands: Band[] = [];
  for (const stretch of stretches(profile, atStart, steps)) {
    bands.push({
      after,
      until: stretch.time,
      atRisk: rounded(profile, atRisk),
      events: rounded(profile, stretch.events),
      censored: rounded(profile, stretch.censored),
      survival: shareOf(profile, stretch.survival, atStart),
    });
    [after, atRisk] = [stretch.time, stretch.atRisk];
  }
  return bands;
}

/** Steps put together, each with how many are at risk after it. */
function stretches(profile: Profile, atStart: number, steps: readonly CurveStep[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  let open: Stretch | null = null;
  let atRisk = atStart;
  steps.forEach((step, index) => {
    const { events, censored, entered = 0 } = step;
    atRisk += entered - events - censored;
    open = joined(open, { ...step, entered, atRisk, time: onStep(profile, step.time) });
    const next = steps[index + 1];
    if (next !== undefined && onStep(profile, next.time) === open.time) return;
    if (!mayEnd(profile, open)) return;
    whole.push(open);
    open = null;
  });
  return withEnd(profile, whole, open);
}

/** What is left over at the end goes into the last band: else it could be had from that and the total. */
function withEnd(profile: Profile, whole: readonly Stretch[], open: Stretch | null): readonly Stretch[] {
  const last = whole.at(-1);
  if (last === undefined || open === null) return whole;
  const end = { ...joined(last, open), atRisk: open.atRisk };
  return mayEnd(profile, end) ? [...whole.slice(0, -1), end] : whole;
}

const joined = (open: Stretch | null, step: Stretch): Stretch =>
  open === null
    ? step
    : {
        ...step,
        events: open.events + step.events,
        censored: open.censored + step.censored,
        entered: open.entered + step.entered,
      };

/** Those left may be nobody, but not few: what comes after would be about them. */
const mayEnd = (profile: Profile, { events, censored, entered, atRisk }: Stretch): boolean =>
  [events, censored, entered, atRisk].every((count) => !isSmall(profile, count));

const onStep = ({ dayStep }: Profile, time: number): number => Math.ceil(time / dayStep) * dayStep;

const shareOf = (profile: Profile, survival: number, atStart: number): number =>
  hidesNothing(profile) ? survival : rounded(profile, survival * atStart) / rounded(profile, atStart);
