import { describe, expect, it } from '@jest/globals';
import type { StreamEvent } from '#event-log/event-log';
import { teacherTimelineOf } from './teacher-timeline.js';

const records = new Map<string, readonly StreamEvent[]>();
const event = (teacher: string, type: string, effectiveOn: string, year: number, data: object = {}) => {
  const others = records.get(teacher) ?? [];
  const revision = others.length + 1;
  const stored: StreamEvent = {
    ...{ id: `${teacher}${revision}`, stream: `teacher-${teacher}`, revision, type, version: 1, effectiveOn },
    ...{ recordedAt: `${year}-01-01T00:00:00Z`, data: JSON.stringify(data), metadata: '{}' },
  };
  records.set(teacher, [...others, stored]);
};

event('a', 'QtsAwarded', '2014-07-01', 2015);
event('a', 'InductionPassed', '2016-07-01', 2017);
event('b', 'LeftTeaching', '2015-07-01', 2016);
event('a', 'RecordMerged', '2019-01-01', 2019, { into: 'b' });
event('a', 'FactsReassigned', '2020-01-01', 2020, { factIds: ['a2'], teacher: 'c' });
event('a', 'FactVoided', '2021-01-01', 2021, { factId: 'a3' });
records.set('c', []);

const told = (teacher: string, view = {}) =>
  teacherTimelineOf(teacher, records, view).map(({ factId, countsFor }) => `${factId} ${countsFor}`);

describe("a teacher's timeline", () => {
  it('has the facts of other records that count for the teacher, as it was known', () => {
    expect(told('b', { knownAt: '2018-01-01T00:00:00Z' })).toEqual(['b1 b']);
    expect(told('b', { knownAt: '2019-06-01T00:00:00Z' })).toEqual(['a1 b', 'b1 b', 'a2 b', 'a3 b']);
    expect(told('b', { knownAt: '2020-06-01T00:00:00Z' })).toEqual(['a1 b', 'b1 b', 'a3 b', 'a4 b']);
    expect(told('b')).toEqual(['b1 b']);
    expect(told('c')).toEqual(['a2 c']);
  });

  it("has all of the teacher's own record, and tells for whom each fact counts", () => {
    expect(told('a', { knownAt: '2019-06-01T00:00:00Z' })).toEqual(['a1 b', 'a2 b', 'a3 b']);
    expect(told('a')).toEqual(['a1 a', 'a2 c', 'a3 a', 'a4 a', 'a5 a']);
  });

  it('keeps merges whatever the date: they tell who somebody was all along', () => {
    const view = { asOf: '2014-12-31', knownAt: '2019-06-01T00:00:00Z' };
    expect(told('b', view)).toEqual(['a1 b', 'a3 b']);
  });
});
