import { describe, expect, it } from '@jest/globals';
import { expectClose, reference } from '../../spec/reference.js';
import { byGroup } from '../risk-set/groups.js';
import { inTimeOrder, type Observations } from '../risk-set/observations.js';
import { criticalValue } from '../special/normal-quantile.js';
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.js';
import { firstAtOrBelowHalf, median, medianFollowUp, medianLimits } from './median.js';
import { restrictedMean } from './restricted-mean.js';
import { survivalAt } from './survival-at.js';

interface Km {
  readonly n: number;
  readonly events: number;
  readonly steps: Readonly<Record<'time' | 'atRisk' | 'events' | 'survival', readonly number[]>>;
  readonly at: readonly {
    readonly time: number;
    readonly survival: number;
    readonly standardError: number;
    readonly plain: readonly [number, number];
    readonly log: readonly [number, number];
    readonly logLog: readonly [number | null, number | null];
  }[];
  readonly median: number | null;
  readonly medianLimits: readonly [number | null, number | null];
}

interface FromR {
  readonly data: Observations;
  readonly km: Km;
  readonly kmByGroup?: readonly Km[];
  readonly km90?: { readonly lower: number; readonly upper: number };
  readonly conditional?: Km;
  readonly followUp?: number;
  readonly restrictedMean?: { readonly to: number; readonly value: number; readonly standardError: number };
}

const z = criticalValue(0.95);

function expectCurve(curve: SurvivalCurve, expected: Km): void {
  expect(Array.from(curve.steps.time)).toEqual(expected.steps.time);
  expect(Array.from(curve.steps.atRisk)).toEqual(expected.steps.atRisk);
  expect(Array.from(curve.steps.events)).toEqual(expected.steps.events);
  expected.steps.survival.forEach((survival, step) =>
    expectClose(curve.steps.survival[step]!, survival, 1e-13),
  );
  expect([median(curve), medianLimits(curve, z)]).toEqual([
    expected.median,
    { lower: expected.medianLimits[0], upper: expected.medianLimits[1] },
  ]);
  for (const { time, survival, standardError, ...limits } of expected.at) {
    const at = survivalAt(curve, time, z)!;
    expectClose(at.survival, survival, 1e-13);
    if (survival === 0) continue;
    expectClose(at.standardError, standardError, 1e-13);
    for (const scale of ['plain', 'log', 'logLog'] as const) {
      expectClose(at[scale]!.lower, limits[scale][0] ?? 1, 1e-12);
      expectClose(at[scale]!.upper, limits[scale][1] ?? 1, 1e-12);
    }
  }
}

describe.each(['aml', 'colon', 'transplant', 'heart'])('the survival of R’s %s', (name) => {
  const fromR = reference<FromR>(name);
  const observed = inTimeOrder(fromR.data);

  it('is as R gives it, with all limits and the median', () => {
    expectCurve(kaplanMeier(observed), fromR.km);
    expect(fromR.km.n).toBe(observed.n);
  });

  it('is so in each group', () => {
    const curves = byGroup(observed).map((group) => kaplanMeier(group));
    fromR.kmByGroup?.forEach((km, group) => expectCurve(curves[group]!, km));
  });

  if (fromR.conditional)
    it('is so for those still there at some time', () => {
      const { conditional } = fromR;
      expectCurve(kaplanMeier(observed, conditional!.at[0]!.time < 20 ? 9 : 30), conditional!);
    });

  if (fromR.restrictedMean)
    it('has the restricted mean and the median follow-up that R gives', () => {
      const { to, ...expected } = fromR.restrictedMean!;
      const mean = restrictedMean(kaplanMeier(observed), to)!;
      expectClose(mean.value, expected.value, 1e-12);
      expectClose(mean.standardError, expected.standardError, 1e-12);
      expect(medianFollowUp(observed)).toBe(fromR.followUp);
    });
});

describe('a survival curve', () => {
  const curveOf = (exit: number[], cause: number[], entry?: number[]) =>
    kaplanMeier(inTimeOrder({ exit, cause, ...(entry && { entry }) }));

  it('has limits at any level', () => {
    const { data, km90 } = reference<FromR>('aml');
    const { lower, upper } = survivalAt(kaplanMeier(inTimeOrder(data)), 23, criticalValue(0.9))!.logLog!;
    expectClose(lower, km90!.lower, 1e-12);
    expectClose(upper, km90!.upper, 1e-12);
  });

  it('says nothing of a time beyond the last follow-up while anybody is left', () => {
    const curve = curveOf([1, 2, 5], [1, 1, 0]);
    expect(survivalAt(curve, 5, z)).toMatchObject({ atRisk: 1, events: 2 });
    expect(survivalAt(curve, 5.25, z)).toBeNull();
    expect(restrictedMean(curve, 5.25)).toBeNull();
  });

  it('stays at 0 once nobody is left, without limits', () => {
    const none = { survival: 0, standardError: null, plain: null, log: null, logLog: null };
    const curve = curveOf([1, 2], [1, 1]);
    expect(survivalAt(curve, 2, z)).toMatchObject({ ...none, atRisk: 1 });
    expect(survivalAt(curve, 900, z)).toMatchObject({ ...none, atRisk: 0 });
  });

  it('is certain until something happens', () => {
    const certain = { lower: 1, upper: 1 };
    expect(survivalAt(curveOf([3, 4], [1, 1]), 2.9, z)).toEqual({
      time: 2.9,
      atRisk: 2,
      events: 0,
      survival: 1,
      standardError: 0,
      plain: certain,
      log: certain,
      logLog: certain,
    });
  });

  it('takes events at time zero', () => {
    expect(survivalAt(curveOf([0, 0, 1], [1, 0, 0]), 0, z)).toMatchObject({
      atRisk: 3,
      events: 1,
      survival: 2 / 3,
    });
  });

  it('counts who is censored at the time of an event as at risk', () => {
    expect(Array.from(curveOf([5, 5, 5], [0, 1, 0]).steps.atRisk)).toEqual([3]);
  });

  it('counts nobody who comes into view only at the time of an event, or leaves it at once', () => {
    const curve = curveOf([2, 3, 3, 4], [1, 1, 1, 0], [0, 2, 3, 1]);
    expect([curve.n, Array.from(curve.steps.atRisk)]).toEqual([3, [2, 2]]);
  });

  it('has its median in the middle where exactly half are left', () => {
    const between = curveOf([1, 2, 6, 8], [1, 1, 1, 0]);
    expect([median(between), firstAtOrBelowHalf(between)]).toEqual([4, 2]);
    const toTheEnd = curveOf([1, 2, 6, 8], [1, 1, 0, 0]);
    expect([median(toTheEnd), firstAtOrBelowHalf(toTheEnd)]).toEqual([5, 2]);
    expect(firstAtOrBelowHalf(curveOf([1, 2, 3], [1, 0, 0]))).toBeNull();
  });

  it('finds a half that came out as almost a half', () => {
    const exit = Array.from({ length: 22 }, (_, i) => i + 1);
    const curve = curveOf(
      exit,
      exit.map((time) => (time <= 11 ? 1 : 0)),
    );
    expect(firstAtOrBelowHalf(curve)).toBe(11);
    expect(median(curve)).toBe(16.5);
  });

  it('of nobody is unknown everywhere', () => {
    const curve = curveOf([], []);
    expect([
      curve.n,
      curve.lastFollowUp,
      survivalAt(curve, 0, z),
      median(curve),
      restrictedMean(curve, 1),
    ]).toEqual([0, null, null, null, null]);
    expect(medianFollowUp(inTimeOrder({ exit: [], cause: [] }))).toBeNull();
  });

  it('counts who was in view from the very start at time zero, though others come late', () => {
    const curve = curveOf([0, 3, 5], [1, 1, 1], [-Infinity, 1, -Infinity]);
    expect([curve.n, Array.from(curve.steps.atRisk)]).toEqual([3, [2, 2, 1]]);
  });

  it('cannot be made of times that are no numbers', () => {
    expect(() => curveOf([1, Number.NaN], [1, 1])).toThrow('Times are finite numbers.');
  });
});
