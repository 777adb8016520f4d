import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { profiles } from '../profiles/profiles.js';
import type { CurveStep } from './curve.js';
import { bandedCurve } from './curve.js';

/** A curve by Kaplan and Meier of what happened at these times. */
function curveOf(atStart: number, happened: readonly (readonly [number, number, number])[]): CurveStep[] {
  let [atRisk, survival] = [atStart, 1];
  return happened.map(([time, events, censored]) => {
    survival *= 1 - events / atRisk;
    atRisk -= events + censored;
    return { time, events, censored, survival };
  });
}

const oneByOne = curveOf(
  60,
  Array.from({ length: 40 }, (_, index) => [10 * (index + 1), 1, 0] as const),
);

describe('a survival curve in bands', () => {
  it('has every step for those whose own it is', () => {
    const bands = bandedCurve(profiles.own, 60, oneByOne)!;
    expect(bands).toHaveLength(40);
    expect(bands.map(({ survival }) => survival)).toEqual(oneByOne.map(({ survival }) => survival));
    expect(bands[1]).toEqual({ after: 10, until: 20, atRisk: 59, events: 1, censored: 0, survival: 58 / 60 });
  });

  it('tells an alliance of five at once, a researcher of ten, by months', () => {
    const alliance = bandedCurve(profiles.alliance, 60, oneByOne)!;
    expect(alliance.map(({ until, events }) => [until, events])).toEqual(
      [50, 100, 150, 200, 250, 300, 350, 400].map((until) => [until, 5]),
    );
    const research = bandedCurve(profiles.research, 60, oneByOne)!;
    expect(research.map(({ until, events, atRisk }) => [until, events, atRisk])).toEqual([
      [120, 10, 60],
      [240, 10, 50],
      [420, 15, 35],
    ]);
    expect(research.at(-1)!.survival).toBe(20 / 60);
  });

  it('is none on few, and ends before few are left', () => {
    expect(bandedCurve(profiles.alliance, 9, [])).toBeNull();
    expect(bandedCurve(profiles.alliance, 12, curveOf(12, [[30, 9, 0]]))).toEqual([]);
    expect(bandedCurve(profiles.alliance, 12, curveOf(12, [[30, 12, 0]]))).toHaveLength(1);
  });

  it('tells of no few who left, were censored, came later or are left', () => {
    const happened = fc.record({
      time: fc.integer({ min: 1, max: 900 }),
      events: fc.nat(4),
      censored: fc.nat(4),
      entered: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(happened, { maxLength: 60 }), fc.integer({ min: 10, max: 500 }), (all, more) => {
        const steps = all
          .sort((one, other) => one.time - other.time)
          .map((each) => ({ ...each, survival: 0.5 }));
        const atStart = more + all.reduce((sum, { events, censored }) => sum + events + censored, 0);
        for (const profile of [profiles.alliance, profiles.research]) {
          const bands = bandedCurve({ ...profile, roundingBase: 1 }, atStart, steps)!;
          bands.forEach(({ atRisk, events, censored, until }, index) => {
            const next = bands[index + 1]?.atRisk ?? atRisk - events - censored;
            const entered = next - atRisk + events + censored;
            for (const count of [events, censored, entered])
              expect(count === 0 || count >= profile.threshold).toBe(true);
            expect(until % profile.dayStep).toBe(0);
          });
        }
      }),
    );
  });
});
