import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MergeFact } from './merge.facts.js';
import { countsFor, type MergeOnRecord, whoseFacts } from './whose-facts.js';

const on = (record: string, day: number, fact: object): MergeOnRecord => ({
  record,
  entry: {
    factId: `${record}-${day}`,
    recordedAt: `2021-01-${String(day).padStart(2, '0')}T12:00:00Z`,
    fact: { effectiveOn: '2021-01-01', ...fact } as MergeFact,
  },
});
const merged = (record: string, into: string, day = 1) => on(record, day, { type: 'RecordMerged', into });
const reassigned = (record: string, factIds: readonly string[], teacher: string, day = 1) =>
  on(record, day, { type: 'FactsReassigned', factIds, teacher });

const teacher = (record: string, merges: readonly MergeOnRecord[], factId = 'f') =>
  countsFor(whoseFacts(merges), record, factId);

describe('a fact counts for', () => {
  it('the teacher of its record', () => {
    expect(teacher('a', [])).toBe('a');
    expect(teacher('a', [merged('b', 'c'), reassigned('b', ['f'], 'c')])).toBe('a');
  });

  it('the one into whose record its own was merged, and on and on', () => {
    expect(teacher('a', [merged('a', 'b')])).toBe('b');
    expect(teacher('a', [merged('b', 'c'), merged('a', 'b'), merged('c', 'd')])).toBe('d');
    expect(teacher('b', [merged('b', 'c'), merged('a', 'b'), merged('c', 'd')])).toBe('d');
  });

  it('the one of the latest merge', () => {
    expect(teacher('a', [merged('a', 'c', 2), merged('a', 'b', 1)])).toBe('c');
    expect(teacher('a', [merged('a', 'c', 1), merged('a', 'b', 1)])).toBe('b');
  });

  it('the one to whom it was reassigned, wherever that one is merged', () => {
    expect(teacher('a', [reassigned('a', ['f', 'g'], 'b')])).toBe('b');
    expect(teacher('a', [reassigned('a', ['g'], 'b')])).toBe('a');
    expect(teacher('a', [reassigned('a', ['f'], 'b'), merged('b', 'c'), merged('a', 'd')])).toBe('c');
    expect(teacher('a', [reassigned('a', ['f'], 'c', 2), reassigned('a', ['f'], 'b', 1)])).toBe('c');
    expect(teacher('a', [reassigned('a', ['f'], 'a', 2), reassigned('a', ['f'], 'b', 1)])).toBe('a');
  });

  it('the teacher of its record where merges lead round in a circle', () => {
    expect(teacher('a', [merged('a', 'a')])).toBe('a');
    const circle = [merged('a', 'b'), merged('b', 'c'), merged('c', 'a')];
    expect(['a', 'b', 'c'].map((record) => teacher(record, circle))).toEqual(['a', 'b', 'c']);
    expect(teacher('d', [...circle, merged('d', 'b')])).toBe('b');
  });
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');

describe('merges of any kind', () => {
  it('lead to a teacher of whom all facts that are not reassigned are their own', () => {
    const merge = fc.tuple(name, name, fc.integer({ min: 1, max: 28 })).map((told) => merged(...told));
    fc.assert(
      fc.property(fc.array(merge, { maxLength: 8 }), name, (merges, record) => {
        const end = teacher(record, merges);
        expect(teacher(end, merges)).toBe(end);
      }),
    );
  });
});
