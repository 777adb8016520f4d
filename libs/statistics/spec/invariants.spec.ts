/** What holds for any data, whatever the figures. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logRank } from '../src/comparison/log-rank.js';
import {
  cumulativeIncidence,
  eventFreeAt,
  incidenceAt,
} from '../src/competing-risks/cumulative-incidence.js';
import { byGroup, sideBySide } from '../src/risk-set/groups.js';
import { inTimeOrder, type Observations } from '../src/risk-set/observations.js';
import { atRiskBefore } from '../src/risk-set/at-risk.js';
import { sweep } from '../src/risk-set/sweep.js';
import { kaplanMeier, type SurvivalCurve } from '../src/survival/kaplan-meier.js';
import { survivalAt } from '../src/survival/survival-at.js';
import { expectClose } from './reference.js';

interface Row {
  readonly entry: number;
  readonly exit: number;
  readonly cause: number;
  readonly group: number;
}

const row = fc.record({
  entry: fc.nat(12),
  exit: fc.nat(20),
  cause: fc.nat(3),
  group: fc.nat(2),
});
const rows = fc.array(row, { minLength: 1, maxLength: 60 });
const sizes = { groups: 3, causes: 3 };

const columns = (of: readonly Row[], delayed = false): Observations => ({
  exit: of.map(({ exit }) => exit),
  cause: of.map(({ cause }) => cause),
  group: of.map(({ group }) => group),
  ...(delayed && { entry: of.map(({ entry }) => entry) }),
});
const ordered = (of: readonly Row[], delayed = false) => inTimeOrder(columns(of, delayed), sizes);
const stepsOf = ({ steps }: SurvivalCurve) =>
  Object.values(steps).map((column) => Array.from(column as Float64Array));
const holds = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, property), { numRuns: 300 });

describe('the risk sets', () => {
  it('hold who is in view just before, with or without delayed entry', () =>
    holds(fc.tuple(rows, fc.boolean()), ([of, delayed]) =>
      sweep(ordered(of, delayed), ({ time, atRisk, events, atRiskIn, eventsIn }) => {
        const there = of.filter(({ entry, exit }) => exit >= time && (!delayed || entry < time));
        const ended = there.filter(({ exit, cause }) => exit === time && cause > 0);
        expect([atRisk, events]).toEqual([there.length, ended.length]);
        for (let group = 0; group < 3; group++) {
          expect(atRiskIn[group]).toBe(there.filter((one) => one.group === group).length);
          for (let cause = 1; cause <= 3; cause++)
            expect(eventsIn[group * 3 + cause - 1]).toBe(
              ended.filter((one) => one.group === group && one.cause === cause).length,
            );
        }
        expect(atRiskBefore(ordered(of, delayed), time)).toBe(there.length);
      }),
    ));

  it('do not depend on the order of the rows', () =>
    holds(fc.tuple(rows, fc.boolean()), ([of, delayed]) =>
      expect(stepsOf(kaplanMeier(ordered(of.toReversed(), delayed)))).toEqual(
        stepsOf(kaplanMeier(ordered(of, delayed))),
      ),
    ));

  it('are the same for so many rows alike and for one row that stands for them', () =>
    holds(
      fc.tuple(fc.array(row, { minLength: 1, maxLength: 15 }), fc.integer({ min: 2, max: 4 })),
      ([of, times]) => {
        const many = ordered(
          of.flatMap((one) => Array<Row>(times).fill(one)),
          true,
        );
        const counted = inTimeOrder({ ...columns(of, true), count: of.map(() => times) }, sizes);
        expect(stepsOf(kaplanMeier(counted))).toEqual(stepsOf(kaplanMeier(many)));
        expect(logRank([counted])).toEqual(logRank([many]));
      },
    ));

  it('of a group by itself are those of the group among others', () =>
    holds(fc.tuple(rows, fc.boolean()), ([of, delayed]) =>
      byGroup(ordered(of, delayed)).forEach((one, group) => {
        const alone = ordered(
          of.filter((row) => row.group === group),
          delayed,
        );
        expect(stepsOf(kaplanMeier(one))).toEqual(stepsOf(kaplanMeier(alone)));
      }),
    ));
});

describe('two groups side by side', () => {
  it('are those two among others, without the others', () =>
    holds(fc.tuple(rows, fc.boolean()), ([of, delayed]) => {
      const [one, , other] = byGroup(ordered(of, delayed));
      const two = of
        .filter(({ group }) => group !== 1)
        .map((row) => ({ ...row, group: row.group === 2 ? 1 : 0 }));
      expect(logRank([sideBySide(one!, other!)])).toEqual(
        logRank([inTimeOrder(columns(two, delayed), { groups: 2, causes: 3 })]),
      );
    }));
});

describe('a survival curve', () => {
  it('is not moved by who is censored at once', () =>
    holds(rows, (of) => {
      const more = [...of, { entry: 0, exit: 0, cause: 0, group: 0 }].filter(
        ({ exit, cause }) => exit > 0 || cause === 0,
      );
      const fewer = of.filter(({ exit, cause }) => exit > 0 || cause === 0);
      expect(Array.from(kaplanMeier(ordered(more)).steps.survival)).toEqual(
        Array.from(kaplanMeier(ordered(fewer)).steps.survival),
      );
    }));

  it('is the share still there when nobody is censored', () =>
    holds(rows, (of) => {
      const curve = kaplanMeier(ordered(of.map((one) => ({ ...one, cause: 1 }))));
      for (let time = 0; time <= 21; time++)
        expectClose(
          survivalAt(curve, time, 2)!.survival,
          of.filter(({ exit }) => exit > time).length / of.length,
          1e-12,
        );
    }));

  it('lies within its limits, and they within 0 and 1', () =>
    holds(fc.tuple(rows, fc.boolean()), ([of, delayed]) => {
      const curve = kaplanMeier(ordered(of, delayed));
      for (const time of curve.steps.time) {
        const at = survivalAt(curve, time, 1.96)!;
        for (const limits of [at.plain, at.log, at.logLog])
          expect(
            limits === null ||
              (0 <= limits.lower &&
                limits.lower <= at.survival &&
                at.survival <= limits.upper &&
                limits.upper <= 1),
          ).toBe(true);
      }
    }));
});

describe('competing risks', () => {
  it('and the share that nothing has happened to sum to 1', () =>
    holds(fc.tuple(rows, fc.boolean()), ([of, delayed]) => {
      const curves = cumulativeIncidence(ordered(of, delayed));
      const survival = kaplanMeier(ordered(of, delayed));
      for (let time = 0; time <= 21; time++) {
        const free = eventFreeAt(curves, time);
        expect(free).toBe(survivalAt(survival, time, 2)?.survival ?? null);
        if (free === null) continue;
        expectClose(
          [1, 2, 3].reduce((sum, cause) => sum + incidenceAt(curves, cause, time, 2)!.incidence, free),
          1,
          1e-12,
        );
      }
    }));

  it('with one cause are what survival leaves, with the same standard error', () =>
    holds(rows, (of) => {
      const single = of.map((one) => ({ ...one, cause: Math.min(1, one.cause) }));
      const [curves, survival] = [cumulativeIncidence(ordered(single)), kaplanMeier(ordered(single))];
      for (const time of survival.steps.time) {
        const [incidence, at] = [incidenceAt(curves, 1, time, 2)!, survivalAt(survival, time, 2)!];
        expectClose(incidence.incidence, 1 - at.survival, 1e-12);
        if (at.standardError !== null) expectClose(incidence.standardError, at.standardError, 1e-7);
      }
    }));
});

describe('the log-rank test', () => {
  it('expects in all groups together what was observed', () =>
    holds(
      fc.tuple(rows, fc.boolean(), fc.constantFrom('LOGRANK' as const, 'PETO_PETO' as const)),
      ([of, delayed, weights]) => {
        const { groups } = logRank([ordered(of, delayed)], weights);
        const sum = (key: 'observed' | 'expected') => groups.reduce((total, group) => total + group[key], 0);
        expectClose(sum('expected'), sum('observed'), 1e-11);
      },
    ));

  it('is not changed by another unit of time', () =>
    holds(rows, (of) => {
      const scaled = of.map((one) => ({ ...one, exit: one.exit * 7, entry: one.entry * 7 }));
      expect(logRank([ordered(scaled, true)])).toEqual(logRank([ordered(of, true)]));
    }));

  it('does not care which group comes first', () =>
    holds(rows, (of) => {
      const turned = of.map((one) => ({ ...one, group: 2 - one.group }));
      const [one, other] = [logRank([ordered(of)]), logRank([ordered(turned)])];
      expectClose(one.chiSquared, other.chiSquared, 1e-8);
      expect(one.degreesOfFreedom).toBe(other.degreesOfFreedom);
    }));

  it('of two groups in strata sums what each stratum has', () =>
    holds(fc.tuple(rows, rows), ([one, other]) => {
      const whole = logRank([ordered(one), ordered(other)]).groups;
      const [a, b] = [logRank([ordered(one)]).groups, logRank([ordered(other)]).groups];
      whole.forEach(({ observed, expected }, group) => {
        expectClose(observed, a[group]!.observed + b[group]!.observed, 1e-12);
        expectClose(expected, a[group]!.expected + b[group]!.expected, 1e-12);
      });
    }));
});
