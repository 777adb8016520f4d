import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { occupancyBand } from './bootstrap.js';
import { courseOf, type Path } from './course.js';
import { lastStates, moveCounts, timeInStates } from './moves.js';
import { occupancy } from './occupancy.js';

const [A, B, C] = [0, 1, 2];

const path = (start: number, followUp: number, ...moves: readonly (readonly [number, number])[]): Path => ({
  start,
  followUp,
  moves: moves.map(([time, to]) => ({ time, to })),
});

/** Two move on day 5 in opposite directions, one joins them, another leaves on day 7: ties of every kind. */
const eight: readonly Path[] = [
  path(A, 9, [3, B], [5, C]),
  path(A, 9, [3, C]),
  path(A, 12, [5, B], [8, A]),
  path(A, 4),
  path(A, 10, [5, B]),
  path(B, 11, [5, A], [7, C]),
  path(B, 7),
  path(A, 6),
];

describe('state occupancy', () => {
  it("is what survfit(Surv(t1, t2, to) ~ 1, id = id, istate = cur) of R's survival 3.5-3 gives", () => {
    const expected: readonly (readonly [number, readonly number[]])[] = [
      [0, [0.75, 0.25, 0]],
      [2.5, [0.75, 0.25, 0]],
      [3, [0.5, 0.375, 0.125]],
      [4, [0.5, 0.375, 0.125]],
      [5, [0.291666666666667, 0.458333333333333, 0.25]],
      [7, [0, 0.458333333333333, 0.541666666666667]],
      [8, [0.229166666666667, 0.229166666666667, 0.541666666666667]],
      [12, [0.229166666666667, 0.229166666666667, 0.541666666666667]],
    ];
    const found = occupancy(
      courseOf(3, eight),
      expected.map(([time]) => time),
    );
    expected.forEach(([, shares], index) =>
      shares.forEach((share, state) => expect(found[index]![state]).toBeCloseTo(share, 14)),
    );
  });

  it('is null beyond the longest follow-up, and when nobody is followed', () => {
    expect(occupancy(courseOf(3, eight), [12, 12.5])[1]).toBeNull();
    expect(occupancy(courseOf(3, []), [0])).toEqual([null]);
  });

  it('leaves out who is followed for no time', () => {
    const more = [...eight, path(C, 0), path(C, 0)];
    expect(courseOf(3, more)).toEqual(courseOf(3, eight));
  });
});

describe('moves and time', () => {
  it('are those counted by hand', () => {
    const course = courseOf(3, eight);
    expect(moveCounts(course)).toEqual([
      { from: A, to: B, count: 3 },
      { from: A, to: C, count: 2 },
      { from: B, to: A, count: 2 },
      { from: B, to: C, count: 1 },
    ]);
    expect(timeInStates(course)).toEqual([3 + 3 + 5 + 4 + 4 + 5 + 2 + 6, 2 + 3 + 5 + 5 + 7, 4 + 6 + 4]);
    expect(lastStates(course)).toEqual([3, 2, 3]);
  });
});

const paths = (states: number) =>
  fc.array(
    fc
      .record({
        start: fc.nat(states - 1),
        followUp: fc.integer({ min: 1, max: 12 }),
        moves: fc.uniqueArray(fc.record({ time: fc.integer({ min: 1, max: 12 }), to: fc.nat(states - 1) }), {
          selector: ({ time }) => time,
          maxLength: 4,
        }),
      })
      .map(possible),
    { minLength: 1, maxLength: 15 },
  );

/** Moves in order of time, within follow-up, each to another state. */
function possible({ start, followUp, moves }: Path): Path {
  const inTime = moves.filter(({ time }) => time <= followUp).toSorted((a, b) => a.time - b.time);
  return {
    start,
    followUp,
    moves: inTime.filter(({ to }, index) => to !== (inTime[index - 1]?.to ?? start)),
  };
}

const days = Array.from({ length: 13 }, (_, day) => day);

describe('for any careers', () => {
  it('the shares of a day are none below 0 and add up to 1', () => {
    fc.assert(
      fc.property(paths(4), (any) => {
        for (const shares of occupancy(courseOf(4, any), days)) {
          if (shares === null) continue;
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('without anybody lost from sight they are the shares there are', () => {
    fc.assert(
      fc.property(paths(3), (any) => {
        const whole = any.map((one) => ({ ...one, followUp: 12 }));
        occupancy(courseOf(3, whole), days).forEach((shares, day) => {
          const inStates = [0, 0, 0];
          for (const { start, moves } of whole)
            inStates[moves.findLast(({ time }) => time <= day)?.to ?? start]! += 1;
          shares!.forEach((share, state) => expect(share).toBeCloseTo(inStates[state]! / whole.length, 12));
        });
      }),
    );
  });

  it('with one state that is never left, the other is the Kaplan-Meier curve', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ time: fc.integer({ min: 1, max: 12 }), isEvent: fc.boolean() }), {
          minLength: 1,
        }),
        (times) => {
          const any = times.map(({ time, isEvent }) =>
            path(A, isEvent ? 12 : time, ...(isEvent ? [[time, B] as const] : [])),
          );
          const longest = Math.max(...any.map(({ followUp }) => followUp));
          let survival = 1;
          occupancy(courseOf(2, any), days).forEach((shares, day) => {
            const atRisk = times.filter(({ time }) => time >= day).length;
            const events = times.filter(({ time, isEvent }) => isEvent && time === day).length;
            if (atRisk > 0) survival *= 1 - events / atRisk;
            if (day <= longest) expect(shares![A]).toBeCloseTo(survival, 12);
            else expect(shares).toBeNull();
          });
        },
      ),
    );
  });

  it('time in the states adds up to the follow-up of all, in whatever order they come', () => {
    fc.assert(
      fc.property(paths(4), (any) => {
        const course = courseOf(4, any);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(timeInStates(course))).toBe(sum(any.map(({ followUp }) => followUp)));
        expect(sum(lastStates(course))).toBe(any.length);
        expect(courseOf(4, any.toReversed())).toEqual(course);
      }),
    );
  });
});

describe('a band', () => {
  const settings = { replicates: 400, seed: 1, level: 0.95 };

  it('is the same for the same seed, and holds the estimate of a larger group', () => {
    const many = Array.from({ length: 12 }, () => eight).flat();
    const band = occupancyBand(3, many, [5, 8, 13], settings);
    expect(occupancyBand(3, many, [5, 8, 13], settings)).toEqual(band);
    expect(occupancyBand(3, many, [5], { ...settings, seed: 2 })).not.toEqual([band[0]]);
    expect(band[2]).toBeNull();
    const estimate = occupancy(courseOf(3, many), [5, 8]);
    estimate.forEach((shares, index) =>
      shares!.forEach((share, state) => {
        const { lower, upper } = band[index]![state]!;
        expect(lower).toBeLessThanOrEqual(share);
        expect(upper).toBeGreaterThanOrEqual(share);
      }),
    );
  });

  it('is about as wide as chance makes it: 100 careers, a third in a state', () => {
    const hundred = Array.from({ length: 99 }, (_, index) =>
      path(A, 5, ...(index % 3 === 0 ? [[2, B] as const] : [])),
    );
    const [{ lower, upper }] = [occupancyBand(2, hundred, [3], settings)[0]![B]!];
    const error = Math.sqrt((1 / 3) * (2 / 3) * (1 / 99));
    expect(lower).toBeGreaterThan(1 / 3 - 2.6 * error);
    expect(lower).toBeLessThan(1 / 3 - 1.4 * error);
    expect(upper).toBeGreaterThan(1 / 3 + 1.4 * error);
    expect(upper).toBeLessThan(1 / 3 + 2.6 * error);
  });
});
