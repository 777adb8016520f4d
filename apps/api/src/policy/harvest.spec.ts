import { describe, expect, it } from '@jest/globals';
import { harvestUpTo } from './harvest.js';

const somebody = { subject: 'synthetic-somebody', role: 'school' } as const;
const somebodyElse = { subject: 'synthetic-other', role: 'school' } as const;

describe('a harvest of teachers', () => {
  it('is stopped before one more than may be told in an hour, whoever was told before included', () => {
    const harvest = harvestUpTo(3, () => 0);
    harvest.take(somebody, ['a', 'b']);
    harvest.take(somebody, ['b', 'c']);
    expect(() => harvest.take(somebody, ['c', 'd'])).toThrow('More than 3');
    expect(() => harvest.take(somebody, ['a', 'b', 'c'])).not.toThrow();
  });

  it('is of each person by themselves', () => {
    const harvest = harvestUpTo(1, () => 0);
    harvest.take(somebody, ['a']);
    expect(() => harvest.take(somebodyElse, ['b'])).not.toThrow();
  });

  it('is not counted of a data officer', () => {
    const harvest = harvestUpTo(1, () => 0);
    const officer = { subject: 'synthetic-officer', role: 'data_officer' } as const;
    expect(() => harvest.take(officer, ['a', 'b'])).not.toThrow();
  });

  it('goes on once an hour has passed since the first were told', () => {
    let now = 0;
    const harvest = harvestUpTo(2, () => now);
    harvest.take(somebody, ['a']);
    now = 1_800_000;
    harvest.take(somebody, ['b']);
    now = 3_599_999;
    expect(() => harvest.take(somebody, ['c'])).toThrow('More than 2');
    now = 3_600_000;
    expect(() => harvest.take(somebody, ['c'])).not.toThrow();
    expect(() => harvest.take(somebody, ['d'])).toThrow('More than 2');
  });
});
