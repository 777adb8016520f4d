import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { timelineOf } from './timeline.js';

const event = (
  revision: number,
  type: string,
  effectiveOn: string,
  recordedAt: string,
  data: object,
): StoredEvent => ({
  id: `fact-${revision}`,
  stream: 'teacher-synthetic',
  revision,
  position: String(revision),
  type,
  version: 1,
  effectiveOn,
  recordedAt,
  data: JSON.stringify(data),
  metadata: '{}',
});

const post = { post: 'p', role: 'classroom_teacher', employer: 'S1' };
const events = [
  event(1, 'PostStarted', '2016-09-01', '2016-09-02T09:00:00Z', post),
  event(2, 'QtsAwarded', '2016-07-01', '2016-09-02T09:00:00Z', {}),
  event(3, 'LeftTeaching', '2018-08-31', '2018-09-01T09:00:00Z', { reason: 'retired' }),
  event(4, 'FactCorrected', '2019-01-01', '2019-01-01T09:00:00Z', {
    factId: 'fact-1',
    correctedEffectiveOn: '2016-09-05',
    changes: { employer: 'S2' },
    reason: 'wrong school',
  }),
  event(5, 'FactVoided', '2019-02-01', '2019-02-01T09:00:00Z', { factId: 'fact-3', reason: 'never left' }),
];

const statuses = (view = {}) => timelineOf(events, view).map(({ factId, status }) => [factId, status]);

describe('a timeline', () => {
  it('has the facts in the order in which they took effect, and says what became of each', () => {
    expect(statuses()).toEqual([
      ['fact-2', 'IN_FORCE'],
      ['fact-1', 'CORRECTED'],
      ['fact-3', 'STRUCK_OUT'],
      ['fact-4', 'IN_FORCE'],
      ['fact-5', 'IN_FORCE'],
    ]);
  });

  it('shows a corrected fact as it stands and as it was recorded', () => {
    expect(timelineOf(events)[1]).toEqual({
      factId: 'fact-1',
      type: 'PostStarted',
      effectiveOn: '2016-09-05',
      recordedAt: '2016-09-02T09:00:00Z',
      revision: 1,
      fields: { ...post, employer: 'S2' },
      status: 'CORRECTED',
      correctedFrom: { effectiveOn: '2016-09-01', fields: post },
    });
  });

  it('knows only what was on record by an instant, that instant included', () => {
    expect(statuses({ knownAt: '2018-09-01T09:00:00Z' })).toEqual([
      ['fact-2', 'IN_FORCE'],
      ['fact-1', 'IN_FORCE'],
      ['fact-3', 'IN_FORCE'],
    ]);
    expect(statuses({ knownAt: '2018-09-01T08:59:59Z' })).toHaveLength(2);
  });

  it('shows what this release does not understand by its name, and lets nothing rest on it', () => {
    const later = [
      event(6, 'TeacherMerged', '2017-01-01', '2019-03-01T09:00:00Z', { into: 'synthetic-2' }),
      {
        ...event(7, 'FactVoided', '2019-03-01', '2019-03-01T09:00:00Z', { factId: 'fact-2' }),
        version: 1000,
      },
      event(8, 'FactVoided', '2019-03-01', '2019-03-01T09:00:00Z', { factId: 'fact-6' }),
    ];
    const all = timelineOf([...events, ...later]);
    expect(all.filter(({ status }) => status === 'NOT_UNDERSTOOD')).toEqual([
      {
        factId: 'fact-6',
        type: 'TeacherMerged',
        effectiveOn: '2017-01-01',
        recordedAt: '2019-03-01T09:00:00Z',
        revision: 6,
        fields: { into: 'synthetic-2' },
        status: 'NOT_UNDERSTOOD',
        correctedFrom: null,
      },
      expect.objectContaining({ factId: 'fact-7', type: 'FactVoided', fields: { factId: 'fact-2' } }),
    ]);
    expect(all.filter(({ revision }) => revision < 6)).toEqual(timelineOf(events));
  });

  it('leaves out what took effect later; the dates of corrections mean nothing', () => {
    expect(statuses({ asOf: '2016-09-04' }).map(([id]) => id)).toEqual(['fact-2', 'fact-4', 'fact-5']);
  });
});
