import { describe, expect, it } from '@jest/globals';
import { expectClose, reference } from '../../spec/reference.js';
import { inTimeOrder, type Observations } from '../risk-set/observations.js';
import { type Comparison, logRank, type Weights } from './log-rank.js';
import { comparedInPairs, holmAdjusted } from './pairs.js';

interface Compared {
  readonly n: readonly number[];
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

type Data = Required<Pick<Observations, 'exit' | 'cause' | 'group'>> & {
  readonly stratum?: readonly number[];
};
type FromR = { readonly data: Data } & Readonly<Record<string, Compared>>;

function expectTest(actual: Comparison, expected: Compared): void {
  expect(actual.groups.map(({ n }) => n)).toEqual(expected.n);
  actual.groups.forEach((group, g) => {
    expectClose(group.observed, expected.observed[g]!, 1e-12);
    expectClose(group.expected, expected.expected[g]!, 1e-12);
  });
  expectClose(actual.chiSquared, expected.chiSquared, 1e-12);
  expect(actual.degreesOfFreedom).toBe(expected.degreesOfFreedom);
  expectClose(actual.p, expected.p, 1e-11, 'relative');
}

/** The observations of each stratum, by the column `stratum`. */
function strataOf(data: Data) {
  const rows = [...Array(data.exit.length).keys()];
  const pick = (column: ArrayLike<number>, of: readonly number[]) => of.map((row) => column[row]!);
  return [...new Set(data.stratum)].sort().map((stratum) => {
    const of = rows.filter((row) => data.stratum![row] === stratum);
    return inTimeOrder(
      { exit: pick(data.exit, of), cause: pick(data.cause, of), group: pick(data.group, of) },
      { groups: 3 },
    );
  });
}

describe('the log-rank test', () => {
  it.each([
    ['aml', 'logRank', 'LOGRANK'],
    ['aml', 'petoPeto', 'PETO_PETO'],
    ['colon', 'logRank', 'LOGRANK'],
    ['colon', 'petoPeto', 'PETO_PETO'],
    ['transplant', 'logRank', 'LOGRANK'],
  ] as const)('of R’s %s: %s', (name, key, weights: Weights) => {
    const fromR = reference<FromR>(name);
    expectTest(logRank([inTimeOrder(fromR.data)], weights), fromR[key]!);
  });

  it.each([
    ['stratified', 'LOGRANK'],
    ['stratifiedPetoPeto', 'PETO_PETO'],
  ] as const)('is %s as in R', (key, weights) => {
    const fromR = reference<FromR>('colon');
    expectTest(logRank(strataOf(fromR.data), weights), fromR[key]!);
  });

  it('compares many groups as R does', () => {
    const { data, logRankByExtent } = reference<FromR>('colon');
    expectTest(logRank([inTimeOrder({ ...data, group: data.stratum! })]), logRankByExtent!);
  });

  it('with delayed entry is the score test of Cox’s model', () => {
    const { data, logRank: expected } = reference<FromR>('heart');
    expectClose(logRank([inTimeOrder(data)]).chiSquared, expected!.chiSquared, 1e-12);
  });

  it('compares pairs as R does, adjusted after Holm', () => {
    const { data, pairs } = reference<{ data: Data; pairs: { p: number[]; holm: number[] } }>('colon');
    const found = comparedInPairs([inTimeOrder(data)]);
    expect(found.map(({ groups }) => groups)).toEqual([[0, 1], [0, 2], [1, 2]]); // prettier-ignore
    found.forEach(({ p, holmAdjustedP }, index) => {
      expectClose(p, pairs.p[index]!, 1e-11);
      expectClose(holmAdjustedP, pairs.holm[index]!, 1e-11);
    });
  });

  it('gives nothing where there is nothing to compare', () => {
    const none = { chiSquared: null, degreesOfFreedom: null, p: null };
    const of = (exit: number[], cause: number[], group: number[], entry?: number[]) =>
      logRank([inTimeOrder({ exit, cause, group, ...(entry && { entry }) })]);
    expect(of([1, 2, 3], [0, 0, 0], [0, 1, 1])).toMatchObject(none);
    expect(of([1, 2, 3], [1, 1, 1], [0, 0, 0])).toMatchObject(none);
    expect(of([1, 2, 8, 9], [1, 1, 1, 1], [0, 0, 1, 1], [0, 0, 5, 5])).toMatchObject(none);
    expect(logRank([])).toEqual({ groups: [], ...none });
  });

  it('keeps a group in which nothing happens', () => {
    const { groups, degreesOfFreedom } = logRank([
      inTimeOrder({ exit: [1, 2, 3, 4, 5, 6], cause: [1, 1, 1, 1, 0, 0], group: [0, 1, 0, 1, 2, 2] }),
    ]);
    expect([groups[2]!.observed, degreesOfFreedom]).toEqual([0, 2]);
  });

  it('of one and one, by hand', () => {
    const { chiSquared, groups } = logRank([inTimeOrder({ exit: [1, 2], cause: [1, 0], group: [0, 1] })]);
    expect([chiSquared, groups[0]]).toEqual([1, { n: 1, observed: 1, expected: 0.5 }]);
  });
});

it('Holm’s adjustment never falls and never exceeds 1', () => {
  expect(holmAdjusted([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.09, 0.09, 0.5]);
  expect(holmAdjusted([0.9, 0.8])).toEqual([1, 1]);
});
