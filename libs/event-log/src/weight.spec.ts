import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { event } from '../spec/synthetic-events.js';
import { MAX_APPEND_BYTES } from './event-log.js';
import { appendableRuns, mostWeightOf, weightOf } from './weight.js';

const sized = (bytes: number) => event('c1', 0, { text: 'é'.repeat(bytes / 2) });
const sum = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0);

describe('the weight of events', () => {
  it('counts bytes, not characters', () => {
    expect(weightOf(sized(2_000)) - weightOf(sized(0))).toBe(2_000);
  });

  it('is never more than the most it can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const one = event('c1', 0, { text });
        expect(weightOf(one)).toBeLessThanOrEqual(mostWeightOf(one));
      }),
    );
  });

  it('cuts events into runs that fit, in order, and no two of which would fit together', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: MAX_APPEND_BYTES - 2_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, (bytes) => {
        const events = bytes.map(sized);
        const runs = appendableRuns(events);
        expect(runs.flat()).toEqual(events);
        const weights = runs.map((run) => sum(run.map(weightOf)));
        for (const [index, weight] of weights.entries()) {
          expect(weight).toBeLessThanOrEqual(MAX_APPEND_BYTES);
          const first = runs[index + 1]?.[0];
          if (first) expect(weight + weightOf(first)).toBeGreaterThan(MAX_APPEND_BYTES);
        }
      }),
      { numRuns: 30 },
    );
  });
});
