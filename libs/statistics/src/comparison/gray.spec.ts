import { describe, expect, it } from '@jest/globals';
import { expectClose, reference } from '../../spec/reference.js';
import { inTimeOrder } from '../risk-set/observations.js';
import { grayTest } from './gray.js';

interface Data {
  readonly exit: readonly number[];
  readonly cause: readonly number[];
  readonly group: readonly number[];
  readonly stratum?: readonly number[];
}
interface Tested {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}
interface FromR {
  readonly data: Data;
  readonly tests: readonly Tested[];
  readonly stratified?: readonly Tested[];
}

const fromR = reference<Readonly<Record<string, FromR>>>('gray');

function strataOf({ exit, cause, group, stratum }: Data) {
  const groups = Math.max(...group) + 1;
  const causes = Math.max(...cause);
  return [...new Set(stratum)].sort().map((one) => {
    const rows = exit.flatMap((_, row) => (stratum![row] === one ? [row] : []));
    const pick = (column: readonly number[]) => rows.map((row) => column[row]!);
    return inTimeOrder({ exit: pick(exit), cause: pick(cause), group: pick(group) }, { groups, causes });
  });
}

function expectTests(of: (cause: number) => ReturnType<typeof grayTest>, tests: readonly Tested[]): void {
  tests.forEach(({ chiSquared, degreesOfFreedom, p }, index) => {
    const test = of(index + 1);
    expectClose(test.chiSquared, chiSquared, 1e-9);
    expect(test.degreesOfFreedom).toBe(degreesOfFreedom);
    expectClose(test.p, p, 1e-9);
  });
}

describe('Gray’s test', () => {
  it.each(Object.keys(fromR))('of R’s %s is that of cmprsk', (name) => {
    const { data, tests } = fromR[name]!;
    const { exit, cause, group } = data;
    const observed = inTimeOrder({ exit, cause, group });
    expectTests((of) => grayTest([observed], of), tests);
  });

  it('within strata is that of cmprsk', () => {
    const { data, stratified } = fromR['mgus2']!;
    expectTests((of) => grayTest(strataOf(data), of), stratified!);
  });

  it('does not depend on the order of the groups', () => {
    const { data } = fromR['transplant']!;
    const { exit, cause, group } = data;
    const last = Math.max(...group);
    const turned = inTimeOrder({ exit, cause, group: group.map((g) => last - g) });
    expectClose(
      grayTest([turned], 1).chiSquared,
      grayTest([inTimeOrder({ exit, cause, group })], 1).chiSquared,
    );
  });

  it('says nothing where there is nothing to compare, and knows no delayed entry', () => {
    const nothing = { chiSquared: null, degreesOfFreedom: null, p: null };
    const of = (cause: readonly number[], group: readonly number[]) =>
      grayTest([inTimeOrder({ exit: [1, 2, 3, 4], cause, group }, { causes: 2 })], 1);
    expect(of([2, 2, 0, 0], [0, 1, 0, 1])).toEqual(nothing);
    expect(of([1, 1, 0, 0], [0, 0, 0, 0])).toEqual(nothing);
    expect(grayTest([], 1)).toEqual(nothing);
    const late = inTimeOrder({ exit: [2, 3], entry: [0, 1], cause: [1, 1], group: [0, 1] });
    expect(() => grayTest([late], 1)).toThrow(RangeError);
  });
});
