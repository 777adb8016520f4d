import { describe, expect, it } from '@jest/globals';
import { expectClose, reference } from '../../spec/reference.js';
import { inTimeOrder, type Observations } from '../risk-set/observations.js';
import { criticalValue } from '../special/normal-quantile.js';
import { cumulativeIncidence, eventFreeAt, incidenceAt } from './cumulative-incidence.js';

interface FromR {
  readonly data: Observations;
  readonly incidence: {
    readonly events: readonly number[];
    readonly at: readonly {
      readonly time: number;
      readonly eventFree: number;
      readonly incidence: readonly number[];
      readonly standardError: readonly number[];
    }[];
  };
}

const z = criticalValue(0.95);

describe.each(['pbc', 'transplant'])('the cumulative incidence of R’s %s', (name) => {
  const { data, incidence } = reference<FromR>(name);
  const curves = cumulativeIncidence(inTimeOrder(data));

  it('counts the events of each cause', () =>
    expect(curves.causes.map(({ events }) => events.reduce((a, b) => a + b, 0))).toEqual(incidence.events));

  it.each(incidence.at)(
    'is as R gives it at $time',
    ({ time, eventFree, incidence: expected, standardError }) => {
      expectClose(eventFreeAt(curves, time), eventFree, 1e-13);
      expected.forEach((value, cause) => {
        const at = incidenceAt(curves, cause + 1, time, z)!;
        expectClose(at.incidence, value, 1e-13);
        expectClose(at.standardError, standardError[cause]!, 1e-12);
      });
    },
  );
});

describe('a cumulative incidence', () => {
  it('is unknown beyond the last follow-up while anybody is left, and stands after that if nobody is', () => {
    const open = cumulativeIncidence(inTimeOrder({ exit: [1, 2], cause: [1, 0] }));
    expect([incidenceAt(open, 1, 3, z), eventFreeAt(open, 3)]).toEqual([null, null]);
    const over = cumulativeIncidence(inTimeOrder({ exit: [1, 2], cause: [1, 2] }));
    expect([incidenceAt(over, 1, 3, z)!.incidence, eventFreeAt(over, 3)]).toEqual([0.5, 0]);
  });

  it('of a cause that does not occur is 0, without limits', () => {
    const curves = cumulativeIncidence(inTimeOrder({ exit: [1, 2], cause: [1, 0] }, { causes: 2 }));
    expect(incidenceAt(curves, 2, 1, z)).toEqual({ incidence: 0, standardError: 0, limits: null });
  });

  it('has limits on the scale of the log of its log', () => {
    const curves = cumulativeIncidence(inTimeOrder({ exit: [598, 700, 700, 700], cause: [1, 0, 0, 0] }));
    const { incidence: f, standardError: se, limits } = incidenceAt(curves, 1, 598, z)!;
    expect(limits!.lower).toBeCloseTo(f ** Math.exp((-z * se) / (f * Math.log(f))), 12);
    expect(limits!.upper).toBeCloseTo(f ** Math.exp((z * se) / (f * Math.log(f))), 12);
    expect([f, limits!.lower < f, f < limits!.upper]).toEqual([0.25, true, true]);
  });
});
