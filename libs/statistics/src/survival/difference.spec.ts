import { describe, expect, it } from '@jest/globals';
import { expectClose, reference } from '../../spec/reference.js';
import { byGroup } from '../risk-set/groups.js';
import { inTimeOrder } from '../risk-set/observations.js';
import { criticalValue } from '../special/normal-quantile.js';
import { survivalDifference } from './difference.js';
import { kaplanMeier } from './kaplan-meier.js';

const z = criticalValue(0.95);

interface At {
  readonly time: number;
  readonly survival: number;
  readonly standardError: number;
}
const { data, kmByGroup } = reference<{
  data: Parameters<typeof inTimeOrder>[0];
  kmByGroup: readonly { readonly at: readonly At[] }[];
}>('aml');
const [first, second] = byGroup(inTimeOrder(data)).map((group) => kaplanMeier(group));

describe('how far two survival curves are apart', () => {
  it('is what R’s curves and errors come to', () => {
    const at = (group: number, time: number) => kmByGroup[group]!.at.find((point) => point.time === time)!;
    for (const time of [9, 23, 43]) {
      const [one, other] = [at(0, time), at(1, time)];
      const reach = 1.959963984540054 * Math.sqrt(one.standardError ** 2 + other.standardError ** 2);
      const found = survivalDifference(first!, second!, time, z)!;
      expectClose(found.difference, one.survival - other.survival);
      expectClose(found.limits!.lower, one.survival - other.survival - reach);
      expectClose(found.limits!.upper, one.survival - other.survival + reach);
    }
  });

  it('has no limits once nobody of a group is left, and is not known beyond the last follow-up', () => {
    expect(survivalDifference(first!, second!, 45, z)!.limits).toBeNull();
    expect(survivalDifference(first!, second!, 200, z)).toBeNull();
  });
});
